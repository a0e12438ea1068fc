/// What a replica tells a server when it asks for its log.
package struct BinlogDumpRequest: Sendable {
    package enum Start: Sendable, Hashable {
        /// A file of the server and an offset in it (4 is its first event).
        case file(name: String, offset: UInt64)
        /// MySQL: everything not in this set, in the encoding of COM_BINLOG_DUMP_GTID.
        case mysqlGTIDs(encodedSet: [UInt8])
        /// MariaDB: everything after this position, such as `0-1-123,1-2-5`.
        case mariaDBGTIDs(String)
    }

    package var start: Start
    /// A number no other replica of the server has; a second one with it throws the first out.
    package var serverID: UInt32
    /// Shown by SHOW REPLICAS; a UUID of the replica, for servers that ask for one.
    package var replicaUUID: String?
    package var reportedHost: String
    /// How often an idle server sends a heartbeat.
    package var heartbeatPeriod: Duration
    /// Whether the stream ends at the end of the log instead of waiting for more.
    package var stopsAtEnd: Bool
    /// Unread events beyond so many bytes leave the socket unread.
    package var maxQueuedBytes: Int
    /// Whether large events of rows are given in parts as they come (`BinlogBatch.Part`).
    package var splitsLargeEvents: Bool

    package init(
        start: Start, serverID: UInt32, replicaUUID: String? = nil, reportedHost: String = "",
        heartbeatPeriod: Duration = .seconds(5), stopsAtEnd: Bool = false, maxQueuedBytes: Int = 8 << 20,
        splitsLargeEvents: Bool = false
    ) {
        self.splitsLargeEvents = splitsLargeEvents
        self.start = start
        self.serverID = serverID
        self.replicaUUID = replicaUUID
        self.reportedHost = reportedHost
        self.heartbeatPeriod = heartbeatPeriod
        self.stopsAtEnd = stopsAtEnd
        self.maxQueuedBytes = maxQueuedBytes
    }
}
