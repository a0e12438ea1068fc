/// The text of an option file.
package struct ConfigurationText: Sendable, Hashable {
    package struct Line: Sendable, Hashable {
        package let name: String
        /// nil: the name alone says it.
        package let value: String?
        /// A server that does not know the name goes on with a warning.
        package let isOptional: Bool

        package init(_ name: String, _ value: String? = nil, isOptional: Bool = false) {
            self.name = name
            self.value = value
            self.isOptional = isOptional
        }
    }

    package let comment: String
    package let group: String
    package let lines: [Line]

    package init(comment: String, group: String = "mysqld", lines: [Line]) {
        self.comment = comment
        self.group = group
        self.lines = lines
    }

    /// Values stand in quotes: a `#` in a path would begin a comment.
    package var text: String {
        "# \(comment)\n[\(group)]\n"
            + lines.map(Self.text).joined()
    }

    private static func text(_ line: Line) -> String {
        let name = (line.isOptional ? "loose_" : "") + line.name
        return line.value.map { "\(name) = \"\($0)\"\n" } ?? name + "\n"
    }
}
