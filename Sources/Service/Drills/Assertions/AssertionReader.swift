internal import Core

/// Reads the assertions of a plan's drills.
enum AssertionReader {
    private static let expectations = ["equals", "no-rows", "rows-at-least"]
    private static let mostAssertions = 100
    private static let longestName = 100
    /// Bytes.
    private static let longestStatement = 16 << 10
    private static let longestValue = 1000
    private static let form =
        "Write name, sql and one of equals, no-rows or rows-at-least, like "
        + "{name: orders, sql: SELECT COUNT(*) > 0 FROM shop.orders, equals: 1}."

    /// What is wrong has been noted and is left out.
    static func read(_ field: ConfigField) -> [DrillAssertion] {
        let items = field.items()
        guard items.count <= mostAssertions else {
            field.wrong("There are \(items.count) assertions.", hint: "Write at most \(mostAssertions).")
            return []
        }
        var names: Set<String> = []
        return items.compactMap { item in
            guard let assertion = Self.assertion(item) else { return nil }
            if !names.insert(assertion.name).inserted {
                item.wrong("“\(assertion.name)” is written twice.", hint: "Give each assertion a name of its own.")
            }
            return assertion
        }
    }

    private static func assertion(_ field: ConfigField) -> DrillAssertion? {
        guard let section = field.section(PlanFields.assertion) else { return nil }
        let name = section.required("name", hint: form).flatMap { Self.name($0) }
        let sql = section.required("sql", hint: form).flatMap { Self.statement($0) }
        let expectation = Self.expectation(section, field)
        let limit = section["within"].map { Self.limit($0) } ?? DrillAssertion.standardLimit
        guard let name, let sql, let expectation, let limit else { return nil }
        return DrillAssertion(name: name, sql: sql, expectation: expectation, limit: limit)
    }

    private static func name(_ field: ConfigField) -> String? {
        let hint = "Write one line of 1 to \(longestName) characters."
        guard let text = field.text(hint: hint) else { return nil }
        guard (1...longestName).contains(text.count), text.unicodeScalars.allSatisfy({ $0.value >= 0x20 }) else {
            field.wrong("It is not a name of an assertion.", hint: hint)
            return nil
        }
        return text
    }

    private static func statement(_ field: ConfigField) -> String? {
        let hint = "Write one SELECT that only reads, of at most \(longestStatement) bytes."
        guard let text = field.text(hint: hint) else { return nil }
        guard text.utf8.count <= longestStatement else {
            field.wrong("It has \(text.utf8.count) bytes.", hint: hint)
            return nil
        }
        if let problem = AssertionStatement.problem(in: text) {
            field.wrong(problem, hint: hint)
            return nil
        }
        return text
    }

    private static func expectation(
        _ section: ConfigSection, _ field: ConfigField
    ) -> DrillAssertion.Expectation? {
        let given = expectations.filter { section[$0] != nil }
        guard given.count == 1 else {
            field.wrong(
                given.isEmpty ? "It does not say what is expected." : "\(given.listed) exclude one another.",
                hint: form)
            return nil
        }
        if let value = section["equals"] { return self.value(value).map { .value($0) } }
        if let count = section["rows-at-least"] { return count.integer(in: 1...10_000).map { .rowsAtLeast($0) } }
        guard let none = section["no-rows"], let isWanted = none.bool() else { return nil }
        guard isWanted else {
            none.wrong("It says the opposite of what it is for.", hint: "Write rows-at-least: 1.")
            return nil
        }
        return .noRows
    }

    private static func value(_ field: ConfigField) -> String? {
        let hint = "Write the value as the server writes it, in quotes, at most \(longestValue) bytes."
        guard let text = field.text(hint: hint) else { return nil }
        guard text.utf8.count <= longestValue, !text.utf8.contains(0) else {
            field.wrong("It is too long, or holds a zero byte.", hint: hint)
            return nil
        }
        return text
    }

    private static func limit(_ field: ConfigField) -> TimeSpan? {
        let hint = "Write a length of time up to an hour, like 30s."
        guard let span = field.parsed(hint: hint, TimeSpan.init(parsing:)) else { return nil }
        guard span.seconds <= 3600 else {
            field.wrong("“\(span)” is longer than an hour.", hint: hint)
            return nil
        }
        return span
    }
}
