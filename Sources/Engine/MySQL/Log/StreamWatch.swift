internal import Core
internal import Repository

/// Whether somebody archives an instance's log right now, by the stream's own word.
enum StreamWatch {
    static func isAlive(_ instance: InstanceRepository, clock: any TidemarkClock) async throws -> Bool {
        guard let status = try await instance.streamStatus(), status.isAlive(at: clock.now()) else { return false }
        let here = StreamOwner(clock: clock)
        return status.host != here.host || ProcessTable.isRunning(status.pid)
    }

    /// Waits a few seconds for a stream to show itself.
    static func appears(_ instance: InstanceRepository, clock: any TidemarkClock, within seconds: Double = 15)
        async throws
        -> Bool
    {
        let start = clock.now()
        while clock.now().seconds(since: start) < seconds {
            if try await isAlive(instance, clock: clock) { return true }
            try await clock.sleep(seconds: 0.05)
        }
        return false
    }
}
