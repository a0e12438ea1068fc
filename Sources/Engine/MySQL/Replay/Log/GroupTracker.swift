internal import Core
internal import MySQLWire

/// Follows the boundaries of transactions through a sequence of events; knows nothing of where the events come from.
struct GroupTracker {
    struct End {
        let gtid: GTID?
        let outcome: LogGroup.Outcome
        let commitTime: Timestamp
        let isStandalone: Bool
    }

    struct Step {
        var starts = false
        var end: End?
    }

    private enum State {
        case outside
        /// The GTID was read; the first event decides what kind of group it is.
        case announced
        /// Inside BEGIN … COMMIT, or a MariaDB transaction.
        case inside
    }

    private var state = State.outside
    private var gtid: GTIDEvent?

    /// Whether events of this type can begin or end a group; all others may be passed over unparsed.
    static func matters(_ type: UInt8) -> Bool {
        switch BinlogEventType(rawValue: type) {
        case .gtid, .anonymousGTID, .gtidTagged, .mariaGTID, .query, .queryCompressed, .xid, .xaPrepare,
            .transactionPayload, .rotate, .formatDescription, .executeLoadQuery, .incident:
            true
        default: false
        }
    }

    /// The same for an event with its bytes: a compressed transaction tells only inside whether it is a prepared branch.
    mutating func step(
        _ event: BinlogEvent, timestamp: UInt32, in bytes: UnsafeRawBufferPointer, _ parser: BinlogParser
    ) -> Step {
        guard case .transactionPayload(let payload) = event else { return step(event, timestamp: timestamp) }
        return finish(PayloadOutcome.of(payload, in: bytes, parser), timestamp)
    }

    mutating func step(_ event: BinlogEvent, timestamp: UInt32) -> Step {
        switch event {
        case .gtid(let gtid), .anonymousGTID(let gtid):
            self.gtid = gtid
            state = .announced
            // MariaDB's transactions have no BEGIN: the GTID itself opens them.
            if case .mariadb = gtid.identity, !gtid.isStandalone { state = .inside }
            return Step(starts: true)
        case .query(let query):
            return step(query, timestamp: timestamp)
        case .xid:
            return finish(.committed, timestamp)
        case .xaPrepare(let branch):
            return finish(branch.onePhase ? .committed : .prepared(branch.xid), timestamp)
        case .transactionPayload:
            return finish(.committed, timestamp)
        case .incident where state != .outside:
            return finish(.committed, timestamp, standalone: true)
        default:
            return Step()
        }
    }

    private mutating func step(_ query: QueryEvent, timestamp: UInt32) -> Step {
        switch state {
        case .outside:
            // A log without GTID events of any kind (MySQL 5.6): BEGIN opens, anything else stands alone.
            gtid = nil
            if query.isCommit || query.isRollback { return Step() }
            if query.isBegin {
                state = .inside
                return Step(starts: true)
            }
            var step = finishStatement(query, timestamp)
            step.starts = true
            return step
        case .announced:
            if query.isBegin || Self.opensBranch(query) || Self.opensAtomicCreate(query) {
                state = .inside
                return Step()
            }
            return finishStatement(query, timestamp)
        case .inside:
            if query.isCommit { return finish(.committed, timestamp) }
            if query.isRollback { return finish(.rolledBack, timestamp) }
            guard Self.startsWith(query.sql, "XA ") else { return Step() }
            let statement = DDLStatement.parse(query.sql)
            switch (statement.kind, statement.xa) {
            case (.transaction(.xaCommitOnePhase), _): return finish(.committed, timestamp)
            case (.transaction(.xaCommit), let xid?): return finish(.completes(xid, commits: true), timestamp)
            case (.transaction(.xaRollback), let xid?): return finish(.completes(xid, commits: false), timestamp)
            default: return Step()
            }
        }
    }

    /// A group that is this one statement.
    private mutating func finishStatement(_ query: QueryEvent, _ timestamp: UInt32) -> Step {
        if Self.startsWith(query.sql, "XA ") {
            let statement = DDLStatement.parse(query.sql)
            if let xid = statement.xa {
                if statement.kind == .transaction(.xaCommit) {
                    return finish(.completes(xid, commits: true), timestamp)
                }
                if statement.kind == .transaction(.xaRollback) {
                    return finish(.completes(xid, commits: false), timestamp)
                }
            }
        }
        let flags = gtid?.mariaExtraFlags ?? []
        let isAnnounced = flags.contains(.startAlter) || flags.contains(.rollbackAlter)
        return finish(isAnnounced ? .alterAnnounced : .committed, timestamp, standalone: true)
    }

    private mutating func finish(
        _ outcome: LogGroup.Outcome, _ timestamp: UInt32, standalone: Bool = false
    ) -> Step {
        let precise = gtid?.immediateCommitTimestamp.map { Timestamp(microseconds: $0) }
        let end = End(
            gtid: gtid.flatMap(Self.identifier), outcome: outcome,
            commitTime: precise ?? Timestamp(seconds: Int64(timestamp)), isStandalone: standalone)
        state = .outside
        gtid = nil
        return Step(end: end)
    }

    static func identifier(_ event: GTIDEvent) -> GTID? {
        switch event.identity {
        case .mysql(let uuid, let tag, let sequence):
            UUIDBytes(uuid).map { .mysql(uuid: $0, tag: tag, sequence: sequence) }
        case .mariadb(let domain, let server, let sequence):
            .mariadb(domain: domain, server: server, sequence: sequence)
        case .anonymous: nil
        }
    }

    private static func opensBranch(_ query: QueryEvent) -> Bool {
        startsWith(query.sql, "XA START")
    }

    /// MySQL 8.0.21 and later: CREATE TABLE … SELECT is one transaction that begins with the CREATE.
    private static func opensAtomicCreate(_ query: QueryEvent) -> Bool {
        startsWith(query.sql, "CREATE") && DDLStatement.parse(query.sql).startTransactionClause != nil
    }

    private static func startsWith(_ text: [UInt8], _ prefix: StaticString) -> Bool {
        guard text.count >= prefix.utf8CodeUnitCount else { return false }
        return prefix.withUTF8Buffer { wanted in
            for index in 0..<wanted.count {
                let byte = text[index]
                let upper = (0x61...0x7A).contains(byte) ? byte - 0x20 : byte
                if upper != wanted[index] { return false }
            }
            return true
        }
    }
}
