/// A view's, trigger's, routine's, event's or package's name inside a statement.
package struct ObjectReference: Sendable, Hashable {
    package enum Kind: String, Sendable, Hashable {
        case view, trigger, procedure, function, event, package
        case packageBody = "package body"
    }

    package let kind: Kind
    /// nil where the statement means the session's default schema.
    package let schema: String?
    package let name: String
    /// True for the name given by ALTER EVENT … RENAME TO.
    package let isNewName: Bool
    package let range: Range<Int>
}
