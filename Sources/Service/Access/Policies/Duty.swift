/// What the three-role mode keeps apart: nobody may have verbs of two duties.
package enum Duty: String, Sendable, Hashable, CaseIterable {
    /// 系统管理员.
    case system
    /// 安全管理员.
    case security
    /// 审计管理员.
    case audit
}
