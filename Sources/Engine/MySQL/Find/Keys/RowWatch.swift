internal import Core
internal import MySQLWire
internal import Repository

/// Looks in the rows of one table for the row that is looked for, and follows it when its key changes.
struct RowWatch {
    private let history: DefinitionHistory
    private let key: [FindRequest.KeyText]
    private var epoch = 0
    /// What is compared, made for the definition in force.
    private var probe: RowProbe?
    private var readers: [ObjectIdentifier: RowReader] = [:]
    /// The rows of the event looked at last.
    private(set) var rows = DecodedRows()
    /// Keys the row has moved to.
    private var followed: Set<[UInt8]> = []
    private var hasPassed = false

    private static let maxFollowed = 10_000

    init(_ key: [FindRequest.KeyText], _ history: DefinitionHistory) {
        self.key = key
        self.history = history
    }

    /// The definition the rows of the event looked at last have.
    var table: TargetTable? { probe?.table }

    mutating func enter(_ transaction: FoundTransaction) { go(to: history.epoch(of: transaction)) }

    mutating func enter(segment: UInt64) { go(to: history.epoch(before: segment)) }

    /// A statement was executed that may give the table another definition.
    mutating func pass(_ statement: DDLStatement, _ text: String, in schema: String) {
        hasPassed = history.isChange(statement, text, in: schema)
        if hasPassed { go(to: epoch + 1) }
    }

    /// It was only announced.
    mutating func unpass() {
        if hasPassed { go(to: epoch - 1) }
        hasPassed = false
    }

    private mutating func go(to epoch: Int) {
        guard epoch != self.epoch else { return }
        self.epoch = epoch
        probe = nil
        readers = [:]
    }

    mutating func look(
        at event: RowsEvent, _ bytes: UnsafeRawBufferPointer, tally: inout TransactionTally
    ) throws {
        for match in try matches(in: event, bytes) { tally.add(match.row) }
    }

    /// The rows of an event that are looked for, by their places among those of `rows`.
    mutating func matches(
        in event: RowsEvent, _ bytes: UnsafeRawBufferPointer
    ) throws -> [(place: Int, row: FoundRow)] {
        let probe = try probe ?? RowProbe(key, try history.table(epoch: epoch))
        self.probe = probe
        try decode(event, bytes, probe.table)
        var matches: [(place: Int, row: FoundRow)] = []
        for place in 0..<rows.count {
            let found = try rows.bytes.withUnsafeBytes { bytes in
                try Self.look(
                    rows.before(place).map { UnsafeRawBufferPointer(rebasing: bytes[$0]) },
                    rows.after(place).map { UnsafeRawBufferPointer(rebasing: bytes[$0]) }, probe, followed)
            }
            guard let found else { continue }
            if let next = found.next, followed.count < Self.maxFollowed { followed.insert(next) }
            matches.append((place, found.row))
        }
        return matches
    }

    /// What a change did to the row, and the key it has from then on where it moved.
    private static func look(
        _ before: UnsafeRawBufferPointer?, _ after: UnsafeRawBufferPointer?, _ probe: RowProbe,
        _ followed: Set<[UInt8]>
    ) throws -> (row: FoundRow, next: [UInt8]?)? {
        func matches(_ row: UnsafeRawBufferPointer) throws -> Bool {
            if try probe.matches(row) { return true }
            return try !followed.isEmpty && followed.contains(probe.keyBytes(row))
        }
        let wasMatch = try before.map(matches) ?? false
        let isMatch = try after.map(matches) ?? false
        guard wasMatch || isMatch else { return nil }
        switch (before, after) {
        case (let before?, let after?):
            let (old, new) = (try probe.keyBytes(before), try probe.keyBytes(after))
            if old == new { return (FoundRow(kind: .updated, key: try probe.keyText(after), newKey: nil), nil) }
            return (
                FoundRow(kind: .moved, key: try probe.keyText(before), newKey: try probe.keyText(after)),
                wasMatch && probe.isWholeKey ? new : nil
            )
        case (let before?, nil): return (FoundRow(kind: .deleted, key: try probe.keyText(before), newKey: nil), nil)
        case (nil, let after?): return (FoundRow(kind: .inserted, key: try probe.keyText(after), newKey: nil), nil)
        case (nil, nil): return nil
        }
    }

    private mutating func decode(
        _ event: RowsEvent, _ bytes: UnsafeRawBufferPointer, _ table: TargetTable
    ) throws {
        let place = ObjectIdentifier(event.table)
        var reader: RowReader
        if let known = readers.removeValue(forKey: place) {
            reader = known
        } else {
            reader = try RowReader(history, table, event.table)
            if readers.count >= 64 { readers = [:] }
        }
        try reader.decode(event, bytes, into: &rows)
        readers[place] = reader
    }
}
