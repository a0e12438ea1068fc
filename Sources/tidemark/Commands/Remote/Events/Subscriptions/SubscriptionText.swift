internal import APIModel

/// How subscriptions are written for people.
enum SubscriptionText {
    /// What is wanted, in a few words.
    static func wants(_ subscription: SubscriptionDocument) -> String {
        let filters = [
            ("kinds", subscription.kinds), ("projects", subscription.projects), ("instances", subscription.instances),
            ("tags", subscription.tags),
        ]
        let words = filters.filter { !$0.1.isEmpty }.map { "\($0.0) \($0.1.joined(separator: " "))" }
        return words.isEmpty ? "everything" : words.joined(separator: "; ")
    }

    static func escalation(_ subscription: SubscriptionDocument) -> String? {
        subscription.escalateMinutes.map { minutes in
            "after \(minutes) min to \(subscription.escalateTo ?? subscription.channel)"
        }
    }
}
