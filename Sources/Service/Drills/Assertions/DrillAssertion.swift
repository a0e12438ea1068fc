/// Something the user knows about the data that must be true of every restored instance.
package struct DrillAssertion: Hashable, Sendable {
    package enum Expectation: Hashable, Sendable {
        /// One row of one column, which the server writes like this.
        case value(String)
        case noRows
        case rowsAtLeast(Int)
    }

    /// For people; no two assertions of a plan have the same.
    package let name: String
    /// One SELECT.
    package let sql: String
    package let expectation: Expectation
    /// How long it may take.
    package let limit: TimeSpan

    package static let standardLimit = TimeSpan(seconds: 60)

    package init(
        name: String, sql: String, expectation: Expectation, limit: TimeSpan = DrillAssertion.standardLimit
    ) {
        self.name = name
        self.sql = sql
        self.expectation = expectation
        self.limit = limit
    }

    /// As a plan writes it.
    package var plain: ConfigValue {
        var members: [(String, ConfigValue?)] = [("name", .text(name)), ("sql", .text(sql))]
        switch expectation {
        case .value(let value): members.append(("equals", .text(value)))
        case .noRows: members.append(("no-rows", true))
        case .rowsAtLeast(let count): members.append(("rows-at-least", .integer(count)))
        }
        members.append(("within", limit == Self.standardLimit ? nil : .text(limit.description)))
        return .map(members)
    }
}

extension DrillAssertion.Expectation: CustomStringConvertible {
    package var description: String {
        switch self {
        case .value(let value): "equals \(value)"
        case .noRows: "no rows"
        case .rowsAtLeast(let count): "at least \(count) rows"
        }
    }
}
