package import APIModel

/// Who may act in a project, in figures.
package enum RightsSummary: Sendable, Hashable {
    /// The service keeps no rights that can be counted.
    case notAvailable
    /// By role, sorted by its name.
    case roles([RoleCount])

    /// Who is granted a role.
    package struct Grant: Sendable, Hashable {
        /// `person`, `group` or `token`.
        package let kind: String
        package let subject: String
        package let role: String

        package init(kind: String, subject: String, role: String) {
            self.kind = kind
            self.subject = subject
            self.role = role
        }
    }

    /// Whoever holds a role twice, in the project and in all, is counted once.
    package init(_ grants: [Grant]) {
        let roles = Dictionary(grouping: Set(grants), by: \.role).map { role, held in
            RoleCount(
                role: role, people: held.count { $0.kind == "person" }, groups: held.count { $0.kind == "group" },
                tokens: held.count { $0.kind == "token" })
        }
        self = .roles(roles.sorted { $0.role < $1.role })
    }

    package var document: RightsDocument {
        switch self {
        case .notAvailable: RightsDocument(isAvailable: false, roles: [])
        case .roles(let roles): RightsDocument(isAvailable: true, roles: roles)
        }
    }
}
