internal import Core
internal import Repository

/// What a stretch of events does, counted while it is received.
struct SegmentTally {
    var events: UInt64 = 0
    var transactions: UInt64 = 0
    var firstCommit: Timestamp?
    var lastCommit: Timestamp?
    var tables = TableTally()
    var ddl: [DDLRecord] = []
    var incidents: [LogIncident] = []

    /// More kinds of an incident in one segment say nothing new.
    private static let maxIncidents = 64

    /// Begins anew, with the memory there is.
    mutating func reset() {
        events = 0
        transactions = 0
        firstCommit = nil
        lastCommit = nil
        tables.reset()
        if !ddl.isEmpty { ddl = [] }
        if !incidents.isEmpty { incidents = [] }
    }

    /// Of the same words twice the first time and the last position stay: a base must lie behind all of them.
    mutating func add(_ incident: LogIncident) {
        if let same = incidents.firstIndex(where: {
            $0.kind == incident.kind && $0.description == incident.description
        }) {
            incidents[same].position = incident.position
            return
        }
        if incidents.count < Self.maxIncidents { incidents.append(incident) }
    }

    mutating func committed(at time: Timestamp) {
        transactions += 1
        firstCommit = min(firstCommit ?? time, time)
        lastCommit = max(lastCommit ?? time, time)
    }

    mutating func merge(_ other: SegmentTally) {
        events += other.events
        transactions += other.transactions
        if let first = other.firstCommit { firstCommit = min(firstCommit ?? first, first) }
        if let last = other.lastCommit { lastCommit = max(lastCommit ?? last, last) }
        tables.merge(other.tables)
        ddl += other.ddl
        for incident in other.incidents { add(incident) }
    }

    /// Gives what came in the open transaction its place, now that the transaction is complete.
    mutating func settle(gtid: GTID?, position: LogPosition, time: Timestamp) {
        for index in ddl.indices {
            ddl[index].gtid = gtid
            ddl[index].end = position.file
            ddl[index].time = time
        }
        for index in incidents.indices {
            incidents[index].position = position
            incidents[index].time = time
        }
    }
}
