/// Who may what, and what was done: people, access, approvals, tokens, audit, subscriptions, compliance, one's own account.
enum GovernPages {
    static let all: [ConsolePage] = []
}
