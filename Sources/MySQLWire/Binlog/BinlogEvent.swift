/// One event, decoded as far as its type asks for. Bulk parts (row images, compressed payloads) stay where they are
/// and are given as ranges of the event's bytes. What is large and not of every row lies in a box, so that an event is moved
/// in a few words.
package enum BinlogEvent: Sendable {
    indirect case formatDescription(FormatDescription)
    case rotate(RotateEvent)
    /// Starts a transaction: MySQL's GTID and GTID_TAGGED, MariaDB's GTID.
    indirect case gtid(GTIDEvent)
    /// Starts a transaction on a MySQL server without GTIDs.
    indirect case anonymousGTID(GTIDEvent)
    /// MySQL: the GTIDs of all earlier files, in the server's binary form.
    case previousGTIDs(PreviousGTIDsEvent)
    /// MariaDB: the last GTID of every domain and server before this file.
    case gtidList(GTIDListEvent)
    indirect case query(QueryEvent)
    /// Commits a transaction.
    case xid(UInt64)
    /// XA PREPARE (or XA COMMIT ONE PHASE): ends the event group of a prepared branch.
    indirect case xaPrepare(XAPrepareEvent)
    case tableMap(TableMap)
    case rows(RowsEvent)
    /// MySQL's partial JSON updates: recognised, so that it can be reported; its rows are not decoded.
    case partialUpdateRows(RowsEvent)
    case transactionPayload(TransactionPayload)
    /// The statement that wrote the following rows (ROWS_QUERY, ANNOTATE_ROWS).
    case rowsQuery([UInt8])
    case heartbeat(HeartbeatEvent)
    case incident(IncidentEvent)
    case startEncryption
    case binlogCheckpoint(fileName: String)
    case stop
    case intvar(IntvarEvent)
    case rand(seed1: UInt64, seed2: UInt64)
    indirect case userVar(UserVarEvent)
    case beginLoadQuery(LoadBlockEvent)
    indirect case executeLoadQuery(ExecuteLoadQueryEvent)
    /// Group replication's own events; they change no rows.
    case groupReplication(BinlogEventType)
    /// An event that may be passed over.
    case ignorable(BinlogEventType)
}
