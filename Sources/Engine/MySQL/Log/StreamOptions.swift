package import Repository

/// How the log is archived.
package struct StreamOptions: Sendable {
    /// What the instance is called when it is first seen; nil takes the server's address.
    package var instanceName: String?
    /// A segment is sealed when its first event has waited so long, seconds.
    package var sealInterval: Double
    /// … or when it holds so many bytes.
    package var sealBytes: Int
    /// Received events that wait in memory, bytes; what is sealed goes to the spool beyond that.
    package var maxPendingBytes: Int
    /// How long a lost source is sought before the job fails, seconds; nil seeks for ever.
    package var reconnectPatience: Double?
    /// Where events wait while the store does not take them; nil keeps `maxPendingBytes` in memory and leaves the source
    /// unread beyond.
    package var spool: SpoolOptions?
    /// How long a failing store is tried again, seconds; nil for ever.
    package var storePatience: Double?
    /// When small segments are merged into large objects meanwhile; nil never.
    package var merge: MergePolicy?
    /// How often is asked whether the repository has a new key, seconds.
    package var keyInterval: Double

    package init(
        instanceName: String? = nil, sealInterval: Double = 0.35, sealBytes: Int = 4 << 20,
        maxPendingBytes: Int = 8 << 20, reconnectPatience: Double? = nil,
        spool: SpoolOptions? = nil, storePatience: Double? = nil, merge: MergePolicy? = nil,
        keyInterval: Double = 60
    ) {
        self.instanceName = instanceName
        self.sealInterval = sealInterval
        self.sealBytes = sealBytes
        self.maxPendingBytes = maxPendingBytes
        self.reconnectPatience = reconnectPatience
        self.spool = spool
        self.storePatience = storePatience
        self.merge = merge
        self.keyInterval = keyInterval
    }
}
