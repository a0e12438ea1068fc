/// What a text must be.
package struct TextRule: Sendable, Hashable {
    /// A format of JSON Schema, such as `date-time`.
    package var format: String?
    /// A regular expression, anchored at both ends.
    package var pattern: String?
    /// Characters.
    package var least: Int
    package var most: Int?
    /// It is one of these; empty where there is no list.
    package var words: [String]

    package init(
        format: String? = nil, pattern: String? = nil, least: Int = 0, most: Int? = nil, words: [String] = []
    ) {
        self.format = format
        self.pattern = pattern
        self.least = least
        self.most = most
        self.words = words
    }
}
