internal import Synchronization

/// The largest resident memory of a process, looked at until it ends.
///
/// The kernel's figure after the end would do, but it counts what the process was before it became the program: this one.
package final class PeakMemory: Sendable {
    private let peak = Mutex<UInt64>(0)

    package init(of process: ChildProcess) {
        Task { [weak self] in
            while process.isRunning, let self {
                if let bytes = process.peakMemory { self.peak.withLock { $0 = max($0, bytes) } }
                try await Task.sleep(for: .milliseconds(20))
            }
        }
    }

    package var bytes: UInt64 { peak.withLock { $0 } }
    package var mebibytes: UInt64 { bytes >> 20 }
}
