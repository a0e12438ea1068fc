import ArgumentParser

/// Whether a command that begins a job goes on until the job has ended.
struct WaitOptions: ParsableArguments, Sendable {
    @Flag(help: "Show what the job says until it has ended; the exit code is then its own.")
    var wait = false
}
