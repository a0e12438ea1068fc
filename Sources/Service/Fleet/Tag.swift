package import Core

/// A mark on an instance: `key` or `key=value`.
package struct Tag: Hashable, Comparable, Sendable, CustomStringConvertible {
    package let key: String
    /// Nil for a tag that is only a word.
    package let value: String?

    static let hint = "Write key or key=value, each of 1 to 63 letters, digits, dots, hyphens or underscores."

    /// Throws `usage.invalid`.
    package init(parsing text: String) throws(TidemarkError) {
        let parts = text.split(separator: "=", omittingEmptySubsequences: false).map(String.init)
        guard (1...2).contains(parts.count), parts.allSatisfy({ (try? ResourceName(parsing: $0)) != nil }) else {
            throw TidemarkError(.usage, "“\(text)” is not a tag.", hint: Self.hint)
        }
        key = parts[0]
        value = parts.count == 2 ? parts[1] : nil
    }

    package static func < (left: Tag, right: Tag) -> Bool { left.description < right.description }

    package var description: String { value.map { "\(key)=\($0)" } ?? key }
}
