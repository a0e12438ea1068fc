/// One sentence of a policy: who holds the policy may, or may not, do some things to some resources under some conditions.
package struct PolicyRule: Sendable, Hashable {
    package enum Effect: String, Sendable, Hashable, CaseIterable {
        case allow
        case deny
    }

    package var effect: Effect
    package var verbs: Set<Verb>
    package var resources = PolicyResources()
    package var conditions = PolicyConditions()

    package init(_ effect: Effect, _ verbs: some Sequence<Verb>) {
        self.effect = effect
        self.verbs = Set(verbs)
    }

    /// Whether it gives its verbs everywhere and always.
    package var isUnconditional: Bool { effect == .allow && resources.isEverything && conditions.isEmpty }
}
