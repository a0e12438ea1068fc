internal import Core

/// An entry before it has its place in the chain.
struct AuditDraft: Sendable, Hashable {
    var who: AuditCaller
    var address: String?
    var request: String
    var approval: String?
    var function: String
    var verb: String?
    var resource: AuditResource
    var rights: [AuditRight] = []
    var result: AuditResult
    var code: String?
    var changes: [AuditChange] = []
    var calls: Int64?

    /// Bytes of changes in one entry; what is more goes into further ones.
    private static let mostChanges = 64 * 1024

    /// Of what a caller asked: `main` names it, `others` are the further rights.
    init(_ caller: Caller, main: AuditStep, others: [AuditStep] = [], result: AuditResult, code: String? = nil) {
        self.init(
            caller, function: main.function.rawValue, verb: main.function.verb.rawValue,
            resource: AuditResource(main.resource), result: result, code: code)
        rights = others.map { AuditRight($0) }
    }

    /// Of what no right was asked for.
    init(
        _ caller: Caller, function: String, verb: String? = nil, resource: AuditResource? = nil, result: AuditResult,
        code: String? = nil
    ) {
        who = AuditCaller(caller)
        address = caller.address
        request = caller.requestID
        approval = caller.approval
        self.function = function
        self.verb = verb
        self.resource = resource ?? AuditResource(.service)
        self.result = result
        self.code = code
    }

    /// With changes, as one entry or as several that tell of the same call.
    func divided(_ changes: [AuditChange]) -> [AuditDraft] {
        var drafts: [AuditDraft] = []
        var draft = self
        var size = 0
        for change in changes {
            let more = change.size
            if size > 0, size + more > Self.mostChanges {
                drafts.append(draft)
                draft.changes = []
                size = 0
            }
            draft.changes.append(change)
            size += more
        }
        return drafts + [draft]
    }
}
