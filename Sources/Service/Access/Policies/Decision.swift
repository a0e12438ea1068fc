/// Whether somebody may do something, and why.
package struct Decision: Sendable, Hashable {
    package enum Reason: Sendable, Hashable {
        /// Comes with who somebody is: everybody, whoever has signed in, a part of the service, or a token's scope.
        case identity
        case rule(DecidingRule)
        /// No rule says anything about it.
        case nothing
        /// Holds more than one duty while the three-role mode keeps them apart.
        case conflict(Set<Duty>)
    }

    package let isAllowed: Bool
    package let reason: Reason

    package init(isAllowed: Bool, reason: Reason) {
        self.isAllowed = isAllowed
        self.reason = reason
    }
}
