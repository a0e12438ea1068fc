internal import APIModel
internal import Catalog
internal import Core

extension CatalogTransaction {
    /// Names of settings.
    enum AccessSetting: String {
        case mode = "access-mode"
        case approvals = "approval-rules"
    }

    var grants: GrantStore { GrantStore(session: session) }
    var policies: PolicyStore { PolicyStore(session: session) }

    /// Grows with every change of what rights follow from.
    func accessRevision() throws -> Int64 {
        try session.first("SELECT value FROM counters WHERE name = 'access'", [])?.integer("value") ?? 0
    }

    /// Something changed that rights follow from.
    func noteAccessChange() throws { _ = try session.nextNumber(of: "access") }

    /// Throws `catalog.damaged`.
    func accessBook(revision: Int64) throws -> AccessBook {
        AccessBook(
            revision: revision,
            policies: Dictionary(try policies.all().map { ($0.name, $0.rules) }) { first, _ in first },
            grants: try grants.all(), keepsDutiesApart: try keepsDutiesApart(), approvals: try approvalRules())
    }

    func keepsDutiesApart() throws -> Bool {
        guard let stored = try settings.value(of: AccessSetting.mode.rawValue) else { return false }
        return try WorkJSON.value(AccessMode.self, in: stored.document).threeRoles
    }

    func approvalRules() throws -> ApprovalRules {
        guard let stored = try settings.value(of: AccessSetting.approvals.rawValue) else { return ApprovalRules() }
        return try WorkJSON.value(ApprovalRules.self, in: stored.document)
    }

    /// Replaces a setting that rights follow from.
    func set(_ setting: AccessSetting, to document: String) throws {
        let stored = try settings.value(of: setting.rawValue)
        try settings.set(setting.rawValue, to: document, over: stored?.revision)
        try noteAccessChange()
    }
}
