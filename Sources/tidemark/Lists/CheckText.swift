internal import Engine

/// One prerequisite, for people and for machines.
enum CheckText {
    static func lines(_ result: CheckResult) -> [String] {
        let word = result.isMet ? "ok" : result.severity == .required ? "missing" : "advised"
        var lines = [Console.labelled(word, "\(result.title): \(result.detail)")]
        if !result.isMet, let mend = result.mend {
            lines += mend.split(separator: "\n").map { Console.labelled("", "    \($0)") }
        }
        return lines
    }

    static func object(_ result: CheckResult) -> JSONValue {
        [
            "event": "check", "id": .string(result.id), "title": .string(result.title),
            "severity": .string(result.severity.rawValue), "met": .bool(result.isMet), "detail": .string(result.detail),
            "mend": .optional(result.mend),
        ]
    }
}
