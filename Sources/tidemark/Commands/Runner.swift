import ArgumentParser
internal import Core
import Glibc

/// Parses the arguments, runs the command and turns its end into an exit code.
enum Runner {
    static func run(_ given: [String]) async -> ExitCode {
        let arguments = LeadingOptions.moved(given)
        let command: any ParsableCommand
        do {
            command = try Tidemark.parseAsRoot(arguments)
        } catch {
            return refuse(error, arguments: arguments)
        }
        guard let command = command as? any TidemarkCommand else { return help(command) }
        return await run(command)
    }

    private static func run(_ command: some TidemarkCommand) async -> ExitCode {
        let type = type(of: command)
        let console = Console(json: command.output.json)
        let outcome = await StopSignals.run {
            guard !type.endsWhenStopped else { return }
            console.notice("stopping cleanly; a second Ctrl-C ends at once")
        } _: {
            try await command.perform(console)
        }
        console.live("")
        switch (outcome.result, outcome.signal) {
        case (.success, _):
            return .success
        case (.failure(let error), let signal?) where ErrorReport.isStop(error):
            let exit: ExitCode = signal == SIGTERM ? .terminated : .interrupted
            console.error(
                TidemarkError(
                    .interrupted, "stopped by \(signal == SIGTERM ? "SIGTERM" : "Ctrl-C")", hint: type.whenStopped),
                exit: exit)
            return exit
        case (.failure(let error), _):
            let reportable = ErrorReport.reportable(error)
            let exit = ExitCode(reportable.code)
            console.error(reportable, exit: exit)
            return exit
        }
    }

    /// The built-in commands: help and the version.
    private static func help(_ command: any ParsableCommand) -> ExitCode {
        var command = command
        do {
            try command.run()
            return .success
        } catch {
            return refuse(error, arguments: [])
        }
    }

    /// Reports arguments that cannot be used; requests for help arrive here too.
    private static func refuse(_ error: any Error, arguments: [String]) -> ExitCode {
        guard !Tidemark.exitCode(for: error).isSuccess else {
            Console(json: false).line(Tidemark.fullMessage(for: error))
            return .success
        }
        let subcommand = arguments.first { argument in
            Tidemark.configuration.subcommands.contains { $0.configuration.commandName == argument }
        }
        let reported =
            error as? TidemarkError
            ?? TidemarkError(
                .usage, Tidemark.message(for: error).firstSentenceLowercased,
                hint: "see tidemark \(subcommand.map { $0 + " " } ?? "")--help")
        let exit = ExitCode(reported.code)
        Console(json: arguments.contains("--json")).error(reported, exit: exit)
        return exit
    }
}
