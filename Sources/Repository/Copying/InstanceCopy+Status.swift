internal import Core

extension InstanceCopy {
    /// Passes the stream's last word on to the copy, once the copy has all that it speaks of.
    func passOnStatus() async throws {
        guard selection.until == nil, var status = try await source.streamStatus(),
            let newest = try await target.currentTail()?.index, status.lastSequence <= newest.sequence
        else { return }
        guard status.heartbeat != passedOn else { return }
        passedOn = status.heartbeat
        status.lastSequence = newest.sequence
        try await target.putStreamStatus(status)
    }

    /// Says in the copy that nobody follows the original any more. Never fails.
    func sayStopped(because failure: TidemarkError?) async {
        guard passedOn != nil, var status = try? await target.streamStatus() else { return }
        status.state = failure == nil ? .stopped : .failed
        status.message = failure.map { "The mirror failed: \($0.message)" } ?? "The mirror was stopped."
        try? await target.putStreamStatus(status)
    }
}
