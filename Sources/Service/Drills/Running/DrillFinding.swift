package import Core
package import Engine
package import Repository

/// What a drill found.
package struct DrillFinding: Sendable {
    package let order: DrillOrder
    package let moment: RestoreMoment
    /// The base a restore begins with, by what the listing says; of what was decided later the word counts.
    package let base: BaseSummary
    package let flavour: DatabaseFlavour
    package let startedAt: Timestamp
    /// Nil where not even that could be found out.
    package internal(set) var forecast: RestoreForecast?
    package internal(set) var endedAt: Timestamp
    /// Nil where the restore did not come to its end.
    package internal(set) var report: RestoreReport?
    /// Of the throwaway instance.
    package internal(set) var targetVersion: String?
    package internal(set) var results: [AssertionResult] = []
    /// Nil where not everything was proven.
    package internal(set) var rto: DrillEvidence.Duration?
    /// Why the drill failed; nil where it passed.
    package internal(set) var failure: TidemarkError?

    init(
        order: DrillOrder, moment: RestoreMoment, base: BaseSummary, flavour: DatabaseFlavour, startedAt: Timestamp
    ) {
        self.order = order
        self.moment = moment
        self.base = base
        self.flavour = flavour
        self.startedAt = startedAt
        endedAt = startedAt
    }

    /// Identifier of the base that was restored, or would have been.
    package var baseID: String { report?.base ?? forecast?.plan.base ?? base.id }

    /// Judges what is there: everything must be restored, and every assertion true.
    mutating func judge() {
        guard failure == nil else { return }
        let wrong = results.filter { !$0.passed }
        if let report, let first = report.undone.first {
            let more = report.undone.count > 1 ? " and \(report.undone.count - 1) more" : ""
            failure = TidemarkError(
                .restoreUndone, "Rows are restored and proven, but not everything else: \(first)\(more)",
                hint: "See the drill's evidence; a restore to a server of the source's version may do it.")
        } else if let first = wrong.first {
            let more = wrong.count > 1 ? " \(wrong.count - 1) more are not true." : ""
            let found = first.problem ?? "found \(first.found ?? "nothing")"
            failure = TidemarkError(
                .drillAssertion,
                "The assertion “\(first.name)” is not true of the restored instance: expected \(first.expected), "
                    + "\(found).\(more)",
                hint: "Find out whether the data or the assertion is wrong: tidemark find shows what changed it.")
        }
        if failure != nil { rto = nil }
    }
}
