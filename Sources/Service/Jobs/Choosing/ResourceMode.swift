/// How a job uses something named, beside others that do: the modes of locks over a repository and an instance in it.
package enum ResourceMode: Int, Sendable, Hashable, CaseIterable {
    /// Reads a part.
    case intentShared
    /// Takes away from a part.
    case intentExclusive
    /// Reads the whole.
    case shared
    /// Takes away from the whole, or wants to be alone.
    case exclusive

    package func allows(_ other: ResourceMode) -> Bool {
        switch (self, other) {
        case (.exclusive, _), (_, .exclusive): false
        case (.shared, .intentExclusive), (.intentExclusive, .shared): false
        default: true
        }
    }
}
