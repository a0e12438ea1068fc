/// The roles every service has. They are policies that nobody changes.
package enum BuiltInRole: String, Sendable, Hashable, CaseIterable {
    case administrator
    /// 系统管理员 of the three-role mode.
    case systemAdministrator = "system-administrator"
    /// 安全管理员 of the three-role mode.
    case securityAdministrator = "security-administrator"
    case `operator`
    case restorer
    /// 审计管理员 of the three-role mode.
    case auditor
    case viewer

    package var verbs: [Verb] {
        switch self {
        case .administrator: Verb.grantable
        case .systemAdministrator: [.view, .readMetrics] + Verb.allCases.filter { $0.duty == .system }
        case .securityAdministrator: [.view, .viewAccess] + Verb.allCases.filter { $0.duty == .security }
        case .operator: [.view, .runBase, .restoreToNew, .changePlan, .manageChannels, .readMetrics]
        case .restorer: [.view, .restoreToNew, .restoreOver, .export, .download]
        case .auditor: [.view, .viewAccess, .readAudit, .readMetrics]
        case .viewer: [.view]
        }
    }

    package var rules: [PolicyRule] { [PolicyRule(.allow, verbs)] }

    /// For people.
    package var title: String {
        switch self {
        case .administrator: "Everything."
        case .systemAdministrator: "系统管理员: the fleet, its backups and their keys; no people, no rights, no audit."
        case .securityAdministrator: "安全管理员: people, rights and approvals; no backups, no audit."
        case .operator: "What is protected and how, and backups of it; nothing that takes a backup away."
        case .restorer: "Restores, exports and downloads."
        case .auditor: "审计管理员: reads the audit and who may do what; changes nothing."
        case .viewer: "Looks at what is there."
        }
    }
}
