internal import APIModel
internal import Core

/// Entries as CSV (RFC 4180), for those who look at them in a spreadsheet. No cell is ever taken for a formula.
package enum AuditCSV {
    package static let header = names.joined(separator: ",") + "\r\n"

    private static let names = [
        "number", "time", "who", "who_kind", "method", "second_factor", "session", "address", "request", "function",
        "verb", "resource_kind", "project", "resource", "instance", "repository", "result", "code", "approval", "calls",
        "rights", "changes", "hash",
    ]

    /// One line; nil where the line of the audit is no entry.
    package static func line(_ line: AuditLine) -> String? {
        guard let entry = AuditEntryDocument(line) else { return nil }
        let tree = { (tree: JSONTree?) in tree.flatMap { try? WorkJSON.text($0) } }
        let cells: [String?] = [
            "\(entry.number)", entry.happenedAt.description, entry.who, entry.whoKind, entry.method,
            entry.hasSecondFactor.map { "\($0)" }, entry.session, entry.address, entry.request, entry.function,
            entry.verb, entry.resourceKind, entry.project, entry.resource, entry.instance, entry.repository,
            entry.result, entry.code, entry.approval, entry.calls.map { "\($0)" }, tree(entry.rights),
            tree(entry.changes), entry.hash,
        ]
        return cells.map { cell($0 ?? "") }.joined(separator: ",") + "\r\n"
    }

    /// In quotes where anything but plain letters is in it. What a spreadsheet would take for the beginning of a formula has an
    /// apostrophe before it, and what would end a line becomes a space.
    package static func cell(_ text: String) -> String {
        var scalars = String.UnicodeScalarView()
        for scalar in text.unicodeScalars { scalars.append(scalar.value < 0x20 || scalar.value == 0x7F ? " " : scalar) }
        var plain = String(scalars)
        // Spaces before it do not keep a spreadsheet from seeing it, and neither do the wide forms of the signs.
        let first = plain.unicodeScalars.first { $0 != " " && $0 != "\u{3000}" && $0 != "\u{A0}" }
        if let first, formulas.contains(first) { plain = "'" + plain }
        let isBare = plain.utf8.allSatisfy { byte in
            (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte)
                || [0x2D, 0x2E, 0x2F, 0x3A, 0x5F].contains(byte)
        }
        return isBare ? plain : "\"" + plain.replacing("\"", with: "\"\"") + "\""
    }

    private static let formulas: Set<Unicode.Scalar> = ["=", "+", "-", "@", "|", "＝", "＋", "－", "＠"]
}
