extension String {
    /// The text with spaces behind it up to `width` characters.
    package func padded(to width: Int) -> String {
        count >= width ? self : self + String(repeating: " ", count: width - count)
    }

    /// The text with spaces before it up to `width` characters.
    package func padded(left width: Int) -> String {
        count >= width ? self : String(repeating: " ", count: width - count) + self
    }

    /// The beginning of the text that fits into `width` characters.
    package func visiblePrefix(_ width: Int) -> String { count <= width ? self : String(prefix(max(0, width))) }

    /// The first line with a small letter at its beginning and without its full stop, as error messages are written.
    package var firstSentenceLowercased: String {
        let line = split(separator: "\n").first.map(String.init) ?? self
        let text = line.hasPrefix("Error: ") ? String(line.dropFirst(7)) : line
        let trimmed = text.hasSuffix(".") ? String(text.dropLast()) : text
        return trimmed.prefix(1).lowercased() + trimmed.dropFirst()
    }
}
