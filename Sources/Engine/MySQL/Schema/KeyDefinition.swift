/// A unique key of a table, as far as rows can be found and walked by it.
package struct KeyDefinition: Sendable, Hashable {
    package struct Part: Sendable, Hashable {
        package let column: String
        package let isDescending: Bool
        /// Characters or bytes of a prefix index; nil where the whole value is indexed.
        package let prefixLength: Int?

        package init(column: String, isDescending: Bool = false, prefixLength: Int? = nil) {
            self.column = column
            self.isDescending = isDescending
            self.prefixLength = prefixLength
        }
    }

    package let name: String
    package let parts: [Part]
    /// Whether the optimizer may use it (MySQL's INVISIBLE and MariaDB's IGNORED indexes are not).
    package let isVisible: Bool

    package init(name: String, parts: [Part], isVisible: Bool = true) {
        self.name = name
        self.parts = parts
        self.isVisible = isVisible
    }

    func without(_ column: String) -> KeyDefinition {
        KeyDefinition(name: name, parts: parts.filter { $0.column != column }, isVisible: isVisible)
    }

    package var isPrimary: Bool { name == "PRIMARY" }
    package var columns: [String] { parts.map(\.column) }
    /// A prefix index neither orders nor identifies whole values.
    package var hasPrefixParts: Bool { parts.contains { $0.prefixLength != nil } }
}
