internal import Foundation

/// How much memory a server may count on, in bytes.
enum MachineMemory {
    /// The memory that is free or can be freed, and no more than half of all that this process may use. nil where the kernel
    /// does not say.
    static func forServer() -> UInt64? {
        guard let total = value("MemTotal"), let available = value("MemAvailable") else { return nil }
        let all = min(total, limit("/sys/fs/cgroup/memory.max") ?? total)
        return min(all / 2, available / 10 * 7)
    }

    private static func value(_ name: String) -> UInt64? {
        guard let text = try? String(contentsOfFile: "/proc/meminfo", encoding: .utf8) else { return nil }
        for line in text.split(separator: "\n") where line.hasPrefix(name + ":") {
            return line.split(separator: " ").dropFirst().first.flatMap { UInt64($0) }.map { $0 * 1024 }
        }
        return nil
    }

    private static func limit(_ path: String) -> UInt64? {
        (try? String(contentsOfFile: path, encoding: .utf8))
            .flatMap { UInt64($0.trimmingCharacters(in: .whitespacesAndNewlines)) }
    }
}
