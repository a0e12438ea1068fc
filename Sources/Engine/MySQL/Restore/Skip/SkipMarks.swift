internal import Core
internal import MySQLWire

/// What the transactions that are left out did, and whether a later change depends on it. Pure.
///
/// A later change is independent if, and only if, none of this holds:
///
/// * it names a key that one of them wrote or removed: then it changes a row as they left it, or makes one where theirs
///   would still be (for a table without a key: it changes a row they wrote);
/// * it gives a row a value of a unique key that they took from another row;
/// * it refers to a parent that they made, or removes a parent whose child they removed;
/// * it is of a table into which they cascaded without the log saying what happened there.
///
/// Values are kept as hashes, 8 bytes each: one that is the same by chance refuses a restore and harms none.
struct SkipMarks {
    private let tables: SkipTables
    private let cascadesLogged: Bool
    private var hashes: Set<UInt64> = []
    private var clouded: Set<Int> = []
    /// Tables with unique keys that are not in the log, of which rows were removed or changed.
    private var unknown: Set<Int> = []
    /// Tables a later change of which may depend.
    private(set) var watched: Set<Int> = []
    private var scratch: [UInt8] = []

    init(_ tables: SkipTables, cascadesLogged: Bool) {
        self.tables = tables
        self.cascadesLogged = cascadesLogged
    }

    /// One row change of a transaction that is left out.
    mutating func leaveOut(
        _ number: Int, before: UnsafeRawBufferPointer?, after: UnsafeRawBufferPointer?, checksKeys: Bool
    ) throws {
        let table = tables.tables[number]
        let old = try before.map { ($0, try CanonicalRowCursor.fields(of: $0, kinds: table.table.kinds)) }
        let new = try after.map { ($0, try CanonicalRowCursor.fields(of: $0, kinds: table.table.kinds)) }
        watched.formUnion(tables.neighbours(of: number))
        if let key = table.key {
            for image in [old, new].compactMap(\.self) { mark(key.hash(image.0, image.1, &scratch)) }
        } else if let new {
            mark(table.whole(new.0))
        }
        for unique in table.uniques { mark(gone(unique.columns, old, new)) }
        clouded.formUnion(table.unknownNeighbours)
        if old != nil, !table.unknownUniques.isEmpty { unknown.insert(number) }
        for reference in table.toParentsReleased { mark(gone(reference.columns, old, new)) }
        for reference in table.fromChildrenMade { mark(gone(reference.columns, new, old)) }
        guard checksKeys, !cascadesLogged else { return }
        for reference in table.fromChildrenMade
        where (new == nil ? reference.deleteCascades : reference.updateCascades)
            && gone(reference.columns, old, new) != nil
        {
            clouded.insert(reference.other)
            clouded.formUnion(tables.cascaded(from: reference.other))
            watched.formUnion(clouded)
        }
    }

    /// Why one row change of a later transaction depends; nil where it does not.
    mutating func reason(
        _ number: Int, before: UnsafeRawBufferPointer?, after: UnsafeRawBufferPointer?
    ) throws -> (reason: SkipDependent.Reason, row: String)? {
        let table = tables.tables[number]
        let old = try before.map { ($0, try CanonicalRowCursor.fields(of: $0, kinds: table.table.kinds)) }
        let new = try after.map { ($0, try CanonicalRowCursor.fields(of: $0, kinds: table.table.kinds)) }
        guard let image = old ?? new, let reason = reason(number, table, old, new) else { return nil }
        return (reason, table.text(image.0, image.1))
    }

    private typealias Image = (UnsafeRawBufferPointer, [CanonicalRowCursor.Field])

    private mutating func reason(
        _ number: Int, _ table: SkipTable, _ old: Image?, _ new: Image?
    ) -> SkipDependent.Reason? {
        if clouded.contains(number) { return .cascade }
        if let key = table.key {
            for image in [old, new].compactMap(\.self) where isMarked(key.hash(image.0, image.1, &scratch)) {
                return .row
            }
        } else if let old, isMarked(table.whole(old.0)) {
            return .row
        }
        if let new {
            for unique in table.uniques where isMarked(unique.columns.hash(new.0, new.1, &scratch)) {
                return .unique(unique.name)
            }
            if unknown.contains(number) { return .unknownUnique(table.unknownUniques[0]) }
            for reference in table.toParentsMade where isMarked(reference.columns.hash(new.0, new.1, &scratch)) {
                return .parentMade(tables.tables[reference.other].name)
            }
        }
        for reference in table.fromChildrenReleased where isMarked(gone(reference.columns, old, new)) {
            return .parentRemoved(tables.tables[reference.other].name)
        }
        return nil
    }

    /// The values that were there before and are not afterwards; nil where there are none.
    private mutating func gone(_ columns: SkipColumns, _ old: Image?, _ new: Image?) -> UInt64? {
        guard let old, let was = columns.hash(old.0, old.1, &scratch) else { return nil }
        if let new, columns.hash(new.0, new.1, &scratch) == was { return nil }
        return was
    }

    private mutating func mark(_ hash: UInt64?) {
        if let hash { hashes.insert(hash) }
    }

    private func isMarked(_ hash: UInt64?) -> Bool { hash.map(hashes.contains) ?? false }
}
