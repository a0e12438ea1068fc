internal import Foundation

/// A temporary folder of a test, removed with everything in it when the object goes or the process ends.
///
/// All folders of one test process lie under one root with a short path (a socket's path may have 107 bytes only).
/// The root is removed at exit; roots of processes that were killed are swept by the next run.
package final class TestFolder: Sendable {
    package let path: String

    package init(_ label: String) throws {
        path = "\(try TestFolder.root.get())/\(label)-\(UInt32.random(in: 0..<0x100_0000))"
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    }

    deinit { remove() }

    /// The path of `name` inside the folder.
    package func file(_ name: String) -> String { "\(path)/\(name)" }

    /// Writes `text` to a file inside the folder and returns its path. Mode 0600: it may be a password file.
    @discardableResult
    package func write(_ text: String, to name: String) throws -> String {
        let target = file(name)
        guard
            FileManager.default.createFile(
                atPath: target, contents: Data(text.utf8), attributes: [.posixPermissions: 0o600])
        else { throw TestKitError("cannot write \(target)") }
        return target
    }

    /// The bytes all files inside the folder take, by their length.
    package func bytes() -> UInt64 {
        var total: UInt64 = 0
        for entry in FileManager.default.enumerator(atPath: path) ?? .init() {
            guard let name = entry as? String else { continue }
            let size = try? FileManager.default.attributesOfItem(atPath: file(name))[.size] as? UInt64
            total += size ?? 0
        }
        return total
    }

    package func remove() { try? FileManager.default.removeItem(atPath: path) }

    private static let prefix = "tidemark-test-"

    /// Made once a process, after the leftovers of dead processes have been swept.
    private static let root: Result<String, any Error> = Result {
        let parent = ProcessInfo.processInfo.environment["TMPDIR"] ?? "/tmp"
        sweep(parent)
        let path = "\(parent)/\(prefix)\(getpid())"
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
        atexit {
            try? FileManager.default.removeItem(
                atPath: "\(ProcessInfo.processInfo.environment["TMPDIR"] ?? "/tmp")/tidemark-test-\(getpid())")
        }
        return path
    }

    private static func sweep(_ parent: String) {
        for name in (try? FileManager.default.contentsOfDirectory(atPath: parent)) ?? [] where name.hasPrefix(prefix) {
            guard let owner = pid_t(name.dropFirst(prefix.count)), kill(owner, 0) != 0, errno == ESRCH else { continue }
            try? FileManager.default.removeItem(atPath: "\(parent)/\(name)")
        }
    }
}
