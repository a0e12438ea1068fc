import ArgumentParser

/// `tidemark channel`: where messages go.
struct ChannelCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "channel", abstract: "Shows, adds, changes and removes channels: where messages about events go.",
        subcommands: [
            ChannelListCommand.self, ChannelShowCommand.self, ChannelAddCommand.self, ChannelChangeCommand.self,
            ChannelRemoveCommand.self, EventTestCommand.self,
        ])
}
