internal import Foundation

extension Environment {
    /// All variables of the process.
    static var all: [String: String] { ProcessInfo.processInfo.environment }
}
