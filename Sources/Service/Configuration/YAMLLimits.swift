/// How large a YAML document may be.
package struct YAMLLimits: Sendable, Hashable {
    package var bytes: Int
    /// Values in it, those that aliases stand for counted each time.
    package var values: Int
    /// Maps and lists inside each other.
    package var depth: Int

    package init(bytes: Int = 1 << 20, values: Int = 200_000, depth: Int = 32) {
        self.bytes = bytes
        self.values = values
        self.depth = depth
    }

    /// For lists of instances.
    package static let list = YAMLLimits(bytes: 16 << 20, values: 2_000_000, depth: 32)
}
