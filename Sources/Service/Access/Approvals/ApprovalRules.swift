/// The verbs that need the approval of others.
package struct ApprovalRules: Sendable, Hashable, Codable {
    /// Where nothing else was set.
    package static let standard: Set<Verb> = [
        .download, .delete, .shortenRetention, .restoreOver, .stopStreaming, .destroyKey,
    ]

    /// What was set, by the words of verbs.
    private var rules: [String: ApprovalRule] = [:]

    package init() {}

    package subscript(verb: Verb) -> ApprovalRule {
        get { rules[verb.rawValue] ?? ApprovalRule(needs: Self.standard.contains(verb) ? nil : 0) }
        set { rules[verb.rawValue] = newValue }
    }

    package func isSet(_ verb: Verb) -> Bool { rules[verb.rawValue] != nil }
}
