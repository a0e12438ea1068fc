package import Core

/// What an instance, or a project, was like in an interval.
package struct Tide: Sendable, Hashable {
    package let beginsAt: Timestamp
    package let span: TideSpan
    /// Rows that the log changed.
    package var inserts: Int64 = 0
    package var updates: Int64 = 0
    package var deletes: Int64 = 0
    /// Seconds that the log was behind at worst; nil where nobody knew.
    package var rpo: Double?
    /// Bytes of everything stored; nil where nobody had looked.
    package var stored: Int64?
    /// Bytes that the bases would take if none shared a chunk with another: what deduplication saves.
    package var packed: Int64?
    /// Bytes that were read for the bases: what compression saves.
    package var raw: Int64?

    package init(beginsAt: Timestamp, span: TideSpan) {
        self.beginsAt = beginsAt
        self.span = span
    }

    package var changes: Int64 { inserts &+ updates &+ deletes }

    /// Both in one: counts and sizes add up, and the worst stays.
    mutating func add(_ other: Tide) {
        inserts &+= other.inserts
        updates &+= other.updates
        deletes &+= other.deletes
        rpo = [rpo, other.rpo].compactMap { $0 }.max()
        stored = Self.sum(stored, other.stored)
        packed = Self.sum(packed, other.packed)
        raw = Self.sum(raw, other.raw)
    }

    private static func sum(_ one: Int64?, _ other: Int64?) -> Int64? {
        guard let one else { return other }
        return one.addingReportingOverflow(other ?? 0).partialValue
    }
}
