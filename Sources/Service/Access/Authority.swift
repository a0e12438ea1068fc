internal import APIModel
internal import Core

/// Says who may do what: the one place that does.
enum Authority {
    /// Throws `access.required` where nobody has signed in, and `access.denied` where whoever did may not do this.
    static func require(
        _ caller: Caller, _ function: ServiceFunction, on resource: ResourceReference
    ) throws(TidemarkError) {
        let verb = function.verb
        guard verb != .none else { return }
        guard let scope = caller.scope else {
            throw TidemarkError(
                .accessRequired, "This needs a caller who has signed in.",
                hint: "Sign in with POST /api/v1/session, or send a token as Authorization: Bearer.")
        }
        let isAllowed =
            switch scope {
            // Jobs come with the secrets of instances and repositories, which nobody is shown.
            case .administrator: verb != .work
            case .worker: verb == .work || verb == .oneself
            case .metrics: verb == .readMetrics || verb == .oneself
            }
        guard isAllowed else {
            let object = resource.name.map { " on the \(resource.kind.rawValue) \($0)" } ?? ""
            throw TidemarkError(
                .accessDenied, "\(caller.name) may not \(verb.rawValue)\(object).",
                hint: "Use a token of the scope administrator, or sign in.")
        }
    }
}
