import ArgumentParser

/// `tidemark job`: what a server does, did and is to do.
struct JobCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "job", abstract: "Shows, begins, cancels and resumes the jobs of a server.",
        subcommands: [
            JobListCommand.self, JobShowCommand.self, JobLogCommand.self, JobResultCommand.self, JobBeginCommand.self,
            JobCancelCommand.self,
            JobResumeCommand.self,
        ])
}
