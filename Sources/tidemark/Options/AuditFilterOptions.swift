import ArgumentParser

/// Which entries of the audit are wanted.
struct AuditFilterOptions: ParsableArguments, Sendable {
    @Option(help: ArgumentHelp("Only what this caller did: a person, or token/NAME.", valueName: "name"))
    var who: String?

    @Option(help: ArgumentHelp("Only this function, such as changePlan.", valueName: "name"))
    var function: String?

    @Option(help: ArgumentHelp("Only what needs this right, such as change-plan.", valueName: "verb"))
    var verb: String?

    @Option(help: ArgumentHelp("Only what is about these, such as plan.", valueName: "kind"))
    var kind: String?

    @Option(help: ArgumentHelp("Only what is about this project.", valueName: "name"))
    var project: String?

    @Option(help: ArgumentHelp("Only what is about the one of this name.", valueName: "name"))
    var resource: String?

    @Option(help: ArgumentHelp("Only what is about this instance.", valueName: "name"))
    var instance: String?

    @Option(help: ArgumentHelp("Only what came to this: allowed, refused or failed.", valueName: "word"))
    var result: String?

    @Option(help: ArgumentHelp("Only what came from this address.", valueName: "address"))
    var address: String?

    @Option(help: ArgumentHelp("Only this request.", valueName: "id"))
    var request: String?

    @Option(help: ArgumentHelp("Not before this time, such as 2026-11-20T00:00:00Z.", valueName: "time"))
    var from: String?

    @Option(help: ArgumentHelp("Only before this time.", valueName: "time"))
    var until: String?

    @Option(help: ArgumentHelp("Only entries in which this text stands anywhere.", valueName: "text"))
    var text: String?

    /// As parts of a request.
    var query: [(name: String, value: String)] {
        let all: [(String, String?)] = [
            ("who", who), ("function", function), ("verb", verb), ("kind", kind), ("project", project),
            ("resource", resource), ("instance", instance), ("result", result), ("address", address),
            ("request", request), ("from", from), ("until", until), ("text", text),
        ]
        return all.compactMap { name, value in value.map { (name: name, value: $0) } }
    }
}
