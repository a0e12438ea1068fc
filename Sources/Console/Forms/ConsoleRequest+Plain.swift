internal import Service

extension ConsoleRequest {
    /// Names that secrets have, which are taken letter for letter.
    private static let secret = ["password", "secret", "passphrase", "current", "new", "again"]

    /// Throws `RefusedFields` beside a field in which a control character stands: nobody types one, and wherever it is shown
    /// later it is not seen.
    func requirePlain() throws(RefusedFields) {
        for name in form.names {
            let last = name.split(separator: ".").last.map { $0.lowercased() } ?? ""
            guard !Self.secret.contains(where: { last == $0 || last.hasPrefix("secret") || last.contains("password") })
            else { continue }
            let isWrong = form.all(name).contains { text in
                text.unicodeScalars.contains { scalar in
                    scalar.properties.generalCategory == .control && !["\t", "\n", "\r"].contains(scalar)
                }
            }
            if isWrong {
                throw RefusedFields(path: name, say(\.frame.controlCharacter), hint: say(\.frame.controlHint))
            }
        }
    }
}
