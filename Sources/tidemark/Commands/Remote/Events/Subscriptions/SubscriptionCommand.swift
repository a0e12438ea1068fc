import ArgumentParser

/// `tidemark subscription`: who is told of what.
struct SubscriptionCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "subscription", abstract: "Shows, adds, changes and removes subscriptions: who is told of what.",
        subcommands: [
            SubscriptionListCommand.self, SubscriptionShowCommand.self, SubscriptionAddCommand.self,
            SubscriptionChangeCommand.self, SubscriptionRemoveCommand.self,
        ])
}
