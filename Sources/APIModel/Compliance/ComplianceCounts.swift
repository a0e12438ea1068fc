/// How many of something are in each state.
package struct ComplianceCounts: Described, Hashable {
    package var met: Int
    package var notJudged: Int
    package var unknown: Int
    package var notMet: Int

    package init(_ states: [ComplianceState]) {
        met = states.count { $0 == .met }
        notJudged = states.count { $0 == .notJudged }
        unknown = states.count { $0 == .unknown }
        notMet = states.count { $0 == .notMet }
    }

    package static var schema: Schema {
        .object([
            .required("met", .count, "What is as it is asked for."),
            .required("notJudged", .count, "What is shown, and nothing says what would be right."),
            .required("unknown", .count, "What nobody has told the service."),
            .required("notMet", .count, "What is not as it is asked for."),
        ])
    }
}
