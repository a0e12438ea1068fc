/// A person who has signed in, as far as rights depend on it.
package struct PersonIdentity: Sendable, Hashable {
    /// Unique, and never changed: grants, records and the audit name a person by it.
    package var name: String
    /// The session's name.
    package var session: String
    /// What the provider said the person belongs to at signing in; empty for a local account.
    package var groups: [String]
    package var hasSecondFactor: Bool
    package var method: SignInMethod

    package init(
        name: String, session: String, groups: [String] = [], hasSecondFactor: Bool = false,
        method: SignInMethod = .password
    ) {
        self.name = name
        self.session = session
        self.groups = groups
        self.hasSecondFactor = hasSecondFactor
        self.method = method
    }
}
