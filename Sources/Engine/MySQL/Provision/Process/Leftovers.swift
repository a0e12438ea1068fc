internal import Foundation
internal import Glibc

/// Processes of an earlier run that was killed, found by an argument that names a file of theirs and nobody else's.
enum Leftovers {
    /// Identifiers of processes of this machine, other than this one, that have exactly this argument.
    static func holding(argument: String) -> [Int32] {
        let wanted = Array(argument.utf8)
        let names = (try? FileManager.default.contentsOfDirectory(atPath: "/proc")) ?? []
        return names.compactMap(Int32.init).filter { identifier in
            guard identifier != getpid(),
                let line = FileManager.default.contents(atPath: "/proc/\(identifier)/cmdline")
            else { return false }
            return line.split(separator: 0).dropFirst().contains { $0.elementsEqual(wanted) }
        }
    }

    /// Returns when none of them runs any more: they get `patience` to end by themselves, after SIGTERM, and are then
    /// killed. Throws `CancellationError`.
    static func end(holding arguments: [String], patience: Duration) async throws {
        let deadline = ContinuousClock.now + patience
        var asked: Set<Int32> = []
        while true {
            let found = arguments.flatMap(holding(argument:))
            guard !found.isEmpty else { return }
            let isLate = ContinuousClock.now >= deadline
            for identifier in found where isLate || asked.insert(identifier).inserted {
                _ = kill(identifier, isLate ? SIGKILL : SIGTERM)
            }
            try await Task.sleep(for: .milliseconds(50))
        }
    }
}
