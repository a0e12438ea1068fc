import ArgumentParser

@main
struct Tidemark: AsyncParsableCommand {
    static let configuration = CommandConfiguration(commandName: "tidemark")
}
