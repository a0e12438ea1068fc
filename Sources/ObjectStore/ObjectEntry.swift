/// One line of a listing.
package struct ObjectEntry: Sendable, Hashable {
    package let key: String
    /// Bytes.
    package let size: UInt64

    package init(key: String, size: UInt64) {
        self.key = key
        self.size = size
    }
}
