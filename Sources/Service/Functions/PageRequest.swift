/// Which part of a list is wanted.
package struct PageRequest: Sendable, Hashable {
    /// The key behind which it begins; empty for the beginning.
    package var after: String
    package var limit: Int

    package static let largest = 250
    /// Items where nobody says how many.
    package static let standard = 100

    package init(after: String = "", limit: Int = standard) {
        self.after = after
        self.limit = min(max(1, limit), Self.largest)
    }
}
