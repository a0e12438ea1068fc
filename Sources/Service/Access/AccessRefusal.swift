internal import Core

/// What callers are told who may not.
enum AccessRefusal {
    static let required = TidemarkError(
        .accessRequired, "This needs a caller who has signed in.",
        hint: "Sign in with POST /api/v1/session, or send a token as Authorization: Bearer.")

    static func denied(
        _ caller: Caller, _ verb: Verb, _ resource: ResourceReference = .service, _ decision: Decision? = nil
    ) -> TidemarkError {
        let object = resource.name.map { " on the \(resource.kind.rawValue) \($0)" } ?? ""
        if case .conflict(let duties)? = decision?.reason {
            let names = Duty.allCases.filter { duties.contains($0) }.map(\.rawValue).listed
            return TidemarkError(
                .accessDenied, "\(caller.name) may not \(verb.rawValue)\(object): it has the duties \(names).",
                hint: "The three-role mode keeps duties apart: have grants taken away until one duty is left.")
        }
        return TidemarkError(
            .accessDenied, "\(caller.name) may not \(verb.rawValue)\(object).",
            hint: "Ask somebody with manage-access for it, or use a token that may. tidemark access explain says why.")
    }
}

extension TidemarkError {
    /// There is no such job, or the caller may not see it.
    static func missing(job id: some CustomStringConvertible) -> TidemarkError {
        TidemarkError(.jobMissing, "There is no job \(id).", hint: "List the jobs with tidemark job list.")
    }
}
