internal import Foundation

/// A thread for one call that waits for something outside.
enum BlockingThread {
    static func run(_ body: @escaping @Sendable () -> Void) { Thread.detachNewThread(body) }
}
