package import Core

/// What a prune takes away of an instance and what it leaves, and why.
package struct PrunePlan: Sendable, Hashable {
    /// Identifier of the instance.
    package var instance: String
    /// Every second from here on that was a restore point stays one; nil where the log is not cut by time.
    package var logStart: Timestamp?
    /// Oldest first.
    package var kept: [KeptBase] = []
    /// Oldest first.
    package var removed: [RemovedBase] = []
    /// Bases that were begun and given up, by identifier.
    package var abandoned: [String] = []
    /// Bases that are being made: as long as there are any, no chunk goes.
    package var live: [String] = []
    /// Parts of the log that go, rising.
    package var removedLog: [ClosedRange<UInt64>] = []
    /// Parts of the log that stay, rising.
    package var keptLog: [ClosedRange<UInt64>] = []
    /// The log's objects that go.
    package var log = Amount()
    /// Chunks no base needs.
    package var chunks = Amount()
    /// Manifests of bases that go, finished or not.
    package var manifests = Amount()
    /// What was to go and stays until its lock or hold in the store ends; the next prune tries again.
    package var locked = Amount()
    /// What can be restored afterwards, oldest first.
    package var windows: [Window] = []

    package init(instance: String) { self.instance = instance }

    /// Bytes in the store that the prune frees.
    package var bytes: UInt64 { log.bytes + manifests.bytes + (chunksWait ? 0 : chunks.bytes) - locked.bytes }

    /// Chunks that nothing needs are left, because a base is being made that might use them.
    package var chunksWait: Bool { !live.isEmpty && chunks.objects > 0 }

    package struct KeptBase: Sendable, Hashable {
        package var base: BaseSummary
        /// Each what keeps it, such as `4 weekly`.
        package var reasons: [String]
    }

    package struct RemovedBase: Sendable, Hashable {
        package var id: String
        /// Its first restore point; nil where the base cannot be read.
        package var convergenceTime: Timestamp?
        package var reason: String
    }

    /// Objects in the store.
    package struct Amount: Sendable, Hashable {
        package var objects: UInt64 = 0
        /// As stored.
        package var bytes: UInt64 = 0

        package init() {}
    }
}
