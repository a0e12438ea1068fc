/// How the log is archived.
package struct StreamOptions: Sendable {
    /// What the instance is called when it is first seen; nil takes the server's address.
    package var instanceName: String?
    /// A segment is sealed when its first event has waited so long, seconds.
    package var sealInterval: Double
    /// … or when it holds so many bytes.
    package var sealBytes: Int
    /// Received events that wait to be stored, bytes; beyond that the socket is left unread.
    package var maxPendingBytes: Int
    /// How long a lost source is sought before the job fails, seconds; nil seeks for ever.
    package var reconnectPatience: Double?

    package init(
        instanceName: String? = nil, sealInterval: Double = 0.35, sealBytes: Int = 4 << 20,
        maxPendingBytes: Int = 16 << 20, reconnectPatience: Double? = nil
    ) {
        self.instanceName = instanceName
        self.sealInterval = sealInterval
        self.sealBytes = sealBytes
        self.maxPendingBytes = maxPendingBytes
        self.reconnectPatience = reconnectPatience
    }
}
