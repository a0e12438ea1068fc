import ArgumentParser
internal import Core
internal import Service

/// `tidemark serve`: the service.
struct ServeCommand: TidemarkCommand {
    static let configuration = CommandConfiguration(
        commandName: "serve",
        abstract: "Runs the service: catalog, plans, jobs, API and console, and a worker in the same process.",
        discussion: """
            Without any configuration it keeps everything in one folder and answers on 127.0.0.1:8420. At its first start \
            it shows the administrator's password, this once.
            """)
    static let whenStopped = "run the same command again: everything goes on where it was"
    static let endsWhenStopped = true

    @OptionGroup var settings: SettingOptions
    @OptionGroup var recovery: RecoveryOptions
    @OptionGroup var output: OutputOptions

    func perform(_ console: Console) async throws {
        let path = settings.config ?? Environment.nonEmpty(Environment.config)
        let reader = try LoadedConfiguration.read(path, flags: settings.given)
        for warning in reader.warnings { console.warning(warning) }
        // Backups go on without reports.
        do throws(TidemarkError) {
            _ = try ControlLibrary(path: reader.configuration.controls).sets()
        } catch {
            console.warning("there will be no reports of compliance: \(error.message)")
        }
        LargeBlocks.giveBackAtOnce()
        let log = ServiceLog(reader.configuration.log) { console.log($0) }
        let service = try await RunningService.prepare(reader.configuration, recovery, log: log, console)
        try await service.run()
        console.line("done", "stopped; run the same command again to go on")
        console.object(["event": "done"])
    }
}
