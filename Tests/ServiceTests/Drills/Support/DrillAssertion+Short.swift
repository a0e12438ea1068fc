import Service

extension DrillAssertion {
    /// One that was never read from a plan.
    init(_ name: String, _ sql: String, _ expectation: Expectation, seconds: Int = 60) {
        self.init(name: name, sql: sql, expectation: expectation, limit: TimeSpan(seconds: seconds))
    }
}
