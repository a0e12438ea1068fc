import ArgumentParser

/// How a command writes what it has to say.
struct OutputOptions: ParsableArguments, Sendable {
    @Flag(help: "Write one JSON object a line, for machines.")
    var json = false
}
