/// Something remembered, with the revision a change has to name.
package struct Remembered<Value: Sendable & Hashable>: Sendable, Hashable {
    /// Nil where nothing is stored, or what is stored cannot be read: then it is begun anew.
    package var value: Value?
    /// 0 where nothing is stored.
    package var revision: Int64

    package init(_ value: Value?, revision: Int64) {
        self.value = value
        self.revision = revision
    }
}
