/// One thing that a report says of an instance, or of the project as a whole.
package enum ComplianceFact: String, Sendable, Hashable, CaseIterable {
    /// One plan covers it.
    case plan
    /// It has a base that is as new as its plan wants.
    case base
    /// Its log is streamed.
    case log
    /// Every second since some time is a restore point.
    case window
    /// How far its log is behind, live.
    case rpo
    /// A copy lies in another place than the instance's repository.
    case offSiteCopy = "off-site-copy"
    /// What is stored cannot be changed or deleted for a time.
    case immutability
    /// What is stored is encrypted.
    case encryption
    /// The service has the keys of its repositories, and where they are.
    case keys
    /// It is read over TLS.
    case transport
    /// The last drill proved its restore point, with evidence.
    case drill
    /// Who may act in the project.
    case rights
    /// The audit is whole.
    case audit

    /// It is about the whole project.
    package var isOfProject: Bool { self == .rights || self == .audit }

    package var title: BilingualText {
        switch self {
        case .plan: BilingualText(english: "Backup plan", chinese: "备份计划")
        case .base: BilingualText(english: "Full backup", chinese: "全量备份")
        case .log: BilingualText(english: "Continuous log", chinese: "日志连续归档")
        case .window: BilingualText(english: "Window of restore points", chinese: "可恢复时间窗口")
        case .rpo: BilingualText(english: "Live RPO", chinese: "实时 RPO")
        case .offSiteCopy: BilingualText(english: "Off-site copy", chinese: "异地副本")
        case .immutability: BilingualText(english: "Immutability", chinese: "防篡改（不可变）")
        case .encryption: BilingualText(english: "Encryption at rest", chinese: "存储加密")
        case .keys: BilingualText(english: "Keys", chinese: "密钥")
        case .transport: BilingualText(english: "Encryption in transit", chinese: "传输加密")
        case .drill: BilingualText(english: "Restore drill", chinese: "恢复演练")
        case .rights: BilingualText(english: "Rights", chinese: "权限")
        case .audit: BilingualText(english: "Audit", chinese: "审计")
        }
    }
}
