internal import MySQLWire
package import Repository

extension SelectList {
    /// How the rows are laid out in chunks; nil for more columns than a layout has.
    package var rowLayout: RowLayout? {
        // A table whose columns are all generated answers with an empty text.
        guard !codecs.isEmpty else { return RowLayout([RowLayout.Column(.bytes, isNullable: false)]) }
        return RowLayout(
            zip(columns, codecs).map { RowLayout.Column($1.kind.rowShape, isNullable: $0.nullable) })
    }
}

extension CanonicalKind {
    fileprivate var rowShape: RowLayout.Shape {
        switch self {
        case .int1: .fixed(1)
        case .int2: .fixed(2)
        case .int4, .float: .fixed(4)
        case .int8, .double: .fixed(8)
        case .date: .short(4)
        case .datetime: .short(11)
        case .time: .short(12)
        case .bytes: .bytes
        }
    }
}
