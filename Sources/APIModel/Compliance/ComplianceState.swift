/// What was found of one thing that a control asks for.
package enum ComplianceState: String, Sendable, Hashable, Codable, CaseIterable {
    case met
    /// Shown, and nothing says what would be right: nobody has set a limit.
    case notJudged = "not-judged"
    /// Nobody has told the service.
    case unknown
    case notMet = "not-met"

    /// The one that counts where there are several: what is not met before what is unknown, and that before the rest.
    package static func worst(of states: [ComplianceState]) -> ComplianceState? {
        let rising = Self.allCases
        return states.compactMap { rising.firstIndex(of: $0) }.max().map { rising[$0] }
    }
}
