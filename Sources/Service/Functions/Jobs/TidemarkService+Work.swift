internal import Core

/// What workers elsewhere may do.
extension TidemarkService {
    /// Who takes jobs follows from a token's scope alone: workers ask several times a second, and nothing is looked up. Throws
    /// `access.denied` where the caller is no worker: the jobs it would take come with secrets.
    package func requireWork(_ caller: Caller) throws {
        guard let rights = Rights(caller.identity) else { throw AccessRefusal.denied(caller, .work) }
        guard caller.identity != .nobody else { throw AccessRefusal.required }
        let decision = rights.decide(.work, on: .service, Circumstances(moment: Timestamp(microseconds: 0)))
        guard decision.isAllowed else { throw AccessRefusal.denied(caller, .work) }
    }
}
