package import Core
package import MySQLWire
internal import Repository

extension SelectList {
    /// Makes sure that the server answers in the forms this list asks for: a type that came in another width would be
    /// taken for other values without anyone noticing.
    package func verify(_ answered: [ResultColumn], of table: TableName) throws(TidemarkError) {
        let expected = codecs.isEmpty ? [CanonicalKind.bytes] : kinds
        guard answered.count == expected.count else {
            throw Self.unreadable(table, "\(answered.count) columns instead of \(expected.count)")
        }
        for (index, column) in answered.enumerated() where Self.kind(of: column.type) != expected[index] {
            let name = columns.indices.contains(index) ? columns[index].name : ""
            throw Self.unreadable(table, "column \(name) as wire type \(column.type) instead of \(expected[index])")
        }
    }

    private static func unreadable(_ table: TableName, _ what: String) -> TidemarkError {
        TidemarkError(
            .baseUnreadable, "The server answers for \(table) with \(what).",
            hint: "Report this with the server's version and SHOW CREATE TABLE.")
    }

    /// The canonical kind of a protocol type code.
    static func kind(of type: UInt8) -> CanonicalKind {
        switch type {
        case 0x01: .int1
        case 0x02, 0x0D: .int2
        case 0x03, 0x09: .int4
        case 0x08: .int8
        case 0x04: .float
        case 0x05: .double
        case 0x0A, 0x0E: .date
        case 0x07, 0x0C, 0x11, 0x12: .datetime
        case 0x0B, 0x13: .time
        default: .bytes
        }
    }
}
