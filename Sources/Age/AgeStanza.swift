/// One entry of a header: for whom the file key is wrapped, and how.
struct AgeStanza: Equatable {
    let arguments: [String]
    let body: [UInt8]

    private static let width = 64

    /// With a line feed behind every line; the last line of the body is shorter than the others, and may be empty.
    var text: String {
        var text = "-> \(arguments.joined(separator: " "))\n"
        var rest = AgeBase64.encode(body)[...]
        while rest.utf8.count >= Self.width {
            text += "\(rest.prefix(Self.width))\n"
            rest = rest.dropFirst(Self.width)
        }
        return "\(text)\(rest)\n"
    }

    /// Reads one from the lines of a header and takes them; nil where they are not one.
    init?(reading lines: inout ArraySlice<String>) {
        guard let first = lines.popFirst(), first.hasPrefix("-> ") else { return nil }
        let arguments = first.dropFirst(3).split(separator: " ", omittingEmptySubsequences: false).map(String.init)
        guard arguments.allSatisfy({ !$0.isEmpty && $0.utf8.allSatisfy { (33...126).contains($0) } }) else {
            return nil
        }
        var encoded = ""
        while true {
            guard let line = lines.popFirst(), line.utf8.count <= Self.width else { return nil }
            encoded += line
            if line.utf8.count < Self.width { break }
        }
        guard let body = AgeBase64.decode(encoded) else { return nil }
        self.init(arguments: arguments, body: body)
    }

    init(arguments: [String], body: [UInt8]) {
        self.arguments = arguments
        self.body = body
    }
}
