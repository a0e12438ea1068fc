package import APIModel

/// What was found of a fact, and why.
package struct Judgement: Sendable, Hashable {
    package let state: ComplianceState
    package let statement: ComplianceStatement

    init(_ state: ComplianceState, _ statement: ComplianceStatement) {
        self.state = state
        self.statement = statement
    }
}
