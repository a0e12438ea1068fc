/// What an assertion found.
package struct AssertionResult: Codable, Sendable, Hashable {
    package let name: String
    package let sql: String
    /// `equals 42`, `no rows`, `at least 5 rows`.
    package let expected: String
    /// The value, or how many rows there were; nil where there was no answer. At most 200 characters of it.
    package let found: String?
    package let passed: Bool
    /// Why there was no answer, or none that could be compared.
    package let problem: String?
    package let microseconds: Int64

    package init(
        _ assertion: DrillAssertion, found: String? = nil, passed: Bool = false, problem: String? = nil,
        microseconds: Int64
    ) {
        name = assertion.name
        sql = assertion.sql
        expected = assertion.expectation.description
        self.found = found.map { $0.count > 200 ? String($0.prefix(199)) + "…" : $0 }
        self.passed = passed
        self.problem = problem
        self.microseconds = microseconds
    }
}
