/// Who is given a role.
package struct GrantSubject: Sendable, Hashable {
    package enum Kind: String, Sendable, Hashable, CaseIterable {
        case person
        /// Of the provider that people sign in with.
        case group
        case token
    }

    package let kind: Kind
    package let name: String

    package init(_ kind: Kind, _ name: String) {
        self.kind = kind
        self.name = name
    }

    package static func person(_ name: String) -> GrantSubject { GrantSubject(.person, name) }
    package static func group(_ name: String) -> GrantSubject { GrantSubject(.group, name) }
    package static func token(_ name: String) -> GrantSubject { GrantSubject(.token, name) }
}
