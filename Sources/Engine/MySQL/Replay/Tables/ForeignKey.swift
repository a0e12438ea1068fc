internal import Core

/// A foreign key of a table on the target, with what happens to its rows when their parent changes.
struct ForeignKey: Sendable, Hashable {
    enum Rule: Sendable, Hashable {
        case cascade, setNull
        /// RESTRICT, NO ACTION, SET DEFAULT: the parent cannot have changed.
        case none

        init(_ text: String) {
            switch text.uppercased() {
            case "CASCADE": self = .cascade
            case "SET NULL": self = .setNull
            default: self = .none
            }
        }
    }

    let name: String
    let child: TableName
    let parent: TableName
    /// Pairs in the key's order.
    let childColumns: [String]
    let parentColumns: [String]
    let onDelete: Rule
    let onUpdate: Rule

    var cascades: Bool { onDelete != .none || onUpdate != .none }
    /// Unique within the server.
    var id: String { "\(child).\(name)" }

    /// Whether rows of this key's table change with the columns that `above` changes in its own.
    func followsUpdates(of above: ForeignKey) -> Bool {
        onUpdate != .none && !Set(parentColumns).isDisjoint(with: above.childColumns)
    }
}
