import ArgumentParser

/// The project that something is in.
struct ProjectOptions: ParsableArguments, Sendable {
    @Option(help: ArgumentHelp("The project.", valueName: "name"))
    var project = "default"

    /// As a part of a request.
    var query: [(name: String, value: String)] { [("project", project)] }
}
