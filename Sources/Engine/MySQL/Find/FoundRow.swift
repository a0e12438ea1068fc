/// One change of the row that was looked for.
package struct FoundRow: Sendable, Hashable {
    package enum Kind: String, Sendable, Hashable { case inserted, updated, deleted, moved }

    package let kind: Kind
    /// Its key, `id = 5`; for a row that moved the key it had before.
    package let key: String
    /// The key it has after it moved.
    package let newKey: String?
}
