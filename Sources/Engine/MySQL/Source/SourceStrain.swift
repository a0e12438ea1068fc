/// Signs of strain on a server at one time; what it does not show, or does not show this account, is nil.
package struct SourceStrain: Sendable, Hashable {
    /// Threads that are not idle, the asking one included.
    package var threadsRunning: Int?
    /// Seconds that the server itself is behind the one it replicates from, the worst of its channels; nil where it is no
    /// replica, or replication stands still.
    package var replicaLag: Double?
    /// Length of InnoDB's history list.
    package var historyLength: Int?

    package init(threadsRunning: Int? = nil, replicaLag: Double? = nil, historyLength: Int? = nil) {
        self.threadsRunning = threadsRunning
        self.replicaLag = replicaLag
        self.historyLength = historyLength
    }
}
