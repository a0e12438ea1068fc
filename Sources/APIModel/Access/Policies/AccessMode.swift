/// Whether duties are kept apart.
package struct AccessMode: Described, Hashable {
    /// 系统管理员, 安全管理员 and 审计管理员: nobody has verbs of two of the three.
    package var threeRoles: Bool

    package init(threeRoles: Bool) { self.threeRoles = threeRoles }

    package static var schema: Schema {
        .object([
            .required(
                "threeRoles", .boolean,
                "Whether nobody may have verbs of two of the three duties: system (系统), security (安全), audit (审计).")
        ])
    }
}
