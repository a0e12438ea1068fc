internal import Core
internal import Repository

extension StreamJob {
    /// Stores what waits in the spool without the source: when that cannot be reached, what was received from it last matters
    /// most. Never fails; what it cannot store waits on.
    func storeWaiting() async {
        guard options.spool != nil else { return }
        do {
            guard let instance = try await repository.instance(named: options.instanceName ?? access.address) else {
                return
            }
            let (spool, waiting) = try await openSpool(instance, try await instance.lastSegment())
            guard let spool, !waiting.entries.isEmpty else { return }
            for entry in waiting.entries {
                let (index, events) = try await spool.read(entry.sequence)
                try await instance.appendSegment(index, events: events)
                try await spool.remove(entry.sequence)
            }
            progress.report(.note("All of them are stored, though the source cannot be reached."))
        } catch {
            progress.report(.note("What waits in the spool cannot be stored now: \(error)"))
        }
    }
}
