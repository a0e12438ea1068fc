import ArgumentParser
internal import Core

/// Who is meant: a person, a group or a token.
struct SubjectOptions: ParsableArguments, Sendable {
    @Option(help: ArgumentHelp("A person.", valueName: "name"))
    var person: String?

    @Option(help: ArgumentHelp("A group of the provider that people sign in with.", valueName: "name"))
    var group: String?

    @Option(help: ArgumentHelp("A token, of the scope granted.", valueName: "name"))
    var token: String?

    /// Throws `usage.invalid` where it is not exactly one.
    func chosen() throws(TidemarkError) -> (kind: String, name: String) {
        let given = [("person", person), ("group", group), ("token", token)].compactMap { kind, name in
            name.map { (kind: kind, name: $0) }
        }
        guard given.count == 1 else {
            throw TidemarkError(
                .usage, "it is not said who is meant", hint: "give one of --person, --group and --token")
        }
        return given[0]
    }
}
