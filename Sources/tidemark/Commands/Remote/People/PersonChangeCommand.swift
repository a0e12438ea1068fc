internal import APIModel
import ArgumentParser
internal import Client

/// `tidemark person change`.
struct PersonChangeCommand: RemoteCommand {
    static let configuration = CommandConfiguration(
        commandName: "change", abstract: "Changes what is said of a person, and whether signing in is refused.")

    @Argument(help: ArgumentHelp("The person.", valueName: "name"))
    var name: String

    @Option(help: ArgumentHelp("For people, one line.", valueName: "text"))
    var title: String?

    @Option(help: ArgumentHelp("Where mail reaches the person.", valueName: "address"))
    var mail: String?

    @Flag(help: "Refuse to let the person sign in, and end the sessions.")
    var disable = false

    @Flag(help: "Let the person sign in again.")
    var enable = false

    func validate() throws {
        if disable, enable { throw ValidationError("--disable and --enable exclude each other") }
    }

    @OptionGroup var server: ServerOptions
    @OptionGroup var output: OutputOptions

    func perform(_ client: APIClient, _ console: Console) async throws {
        let person = try await client.changeNewest(PersonDocument.self, Routes.person(name)) { known in
            PersonChange(
                title: title ?? known.title, mail: mail ?? known.mail,
                isDisabled: disable || (known.isDisabled && !enable))
        }
        try console.document(person)
        console.line("done", "person \(person.name) is \(PersonText.state(person))")
    }
}
