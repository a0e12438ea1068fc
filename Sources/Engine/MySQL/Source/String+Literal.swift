extension String {
    /// The string as a SQL text literal, safe under `sql_mode = ''` and a UTF-8 session, as `SourceSession` has.
    package var quotedLiteral: String {
        var quoted = "'"
        quoted.reserveCapacity(utf8.count + 2)
        for scalar in unicodeScalars {
            switch scalar {
            case "'": quoted += "''"
            case "\\": quoted += "\\\\"
            case "\0": quoted += "\\0"
            default: quoted.unicodeScalars.append(scalar)
            }
        }
        return quoted + "'"
    }
}
