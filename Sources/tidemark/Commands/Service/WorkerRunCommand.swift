import ArgumentParser
internal import Client
internal import Core
internal import Logging
internal import Service

/// `tidemark worker`: a worker near the instances of its site. It only dials out, and keeps nothing that matters.
struct WorkerRunCommand: TidemarkCommand {
    static let configuration = CommandConfiguration(
        commandName: "run", abstract: "Runs jobs of a server elsewhere until it is stopped.",
        discussion: """
            The worker connects to the server, and nothing connects to it. What it needs for a job, passwords and keys \
            included, it is given with the job and keeps in memory.
            """)
    static let whenStopped = "run the same command again; its jobs were given back"
    static let endsWhenStopped = true

    @OptionGroup var server: ServerOptions

    @Option(help: ArgumentHelp("Sites whose instances it reaches, with commas between them.", valueName: "names"))
    var sites = "default"

    @Option(help: ArgumentHelp("Jobs it runs at a time, streams not counted.", valueName: "number"))
    var slots = 4

    @Option(help: ArgumentHelp("Streams it runs at a time.", valueName: "number"))
    var streams = 200

    @Option(
        help: ArgumentHelp(
            "A folder for what does not fit into memory; nothing in it has to be kept.", valueName: "path"))
    var folder: String?

    @Option(help: ArgumentHelp("What it says about itself: text or json.", valueName: "format"))
    var logFormat = "text"

    @Option(help: ArgumentHelp("From where on: trace, debug, info, notice, warning or error.", valueName: "level"))
    var logLevel = "info"

    @Option(help: ArgumentHelp("How long its jobs may take to stop.", valueName: "time"))
    var stopTime = "60s"

    @Option(help: ArgumentHelp("Between signs of life, as lease.beat of its server.", valueName: "time"))
    var leaseBeat = "5s"

    @Option(
        help: ArgumentHelp(
            "Without an answer, after which it stops its jobs, as lease.stop of its server.", valueName: "time"))
    var leaseStop = "15s"

    @OptionGroup var output: OutputOptions

    func perform(_ console: Console) async throws {
        let sites = try siteNames()
        guard (1...1000).contains(slots), (0...10_000).contains(streams) else {
            throw TidemarkError(
                .usage, "a worker runs 1 to 1000 jobs and up to 10000 streams", hint: "correct --slots or --streams")
        }
        var patience = WorkerPatience()
        patience.drainSeconds = try SecondsText.parse(stopTime)
        let terms = try leaseTerms()
        let log = ServiceLog(try logSettings()) { console.log($0) }
        LargeBlocks.giveBackAtOnce()
        let client = try client(console)
        let worker = WorkerName.make()
        let runner = runner(worker, client)
        let logger = log.logger("worker")
        let offer = WorkerOffer(
            worker: worker, sites: sites, kinds: runner.kinds, slots: slots, streams: streams,
            reachesCatalog: false)
        let loop = WorkerLoop(
            source: HTTPJobSource(client: client, version: Version.text, host: WorkerName.host), runner: runner,
            offer: offer, terms: terms, version: Version.text, host: WorkerName.host, patience: patience,
            say: { logger.say($0) })
        logger.info("The worker begins.", metadata: ["server": "\(client.server)", "worker": "\(offer.worker)"])
        try await loop.run()
        console.line("done", "stopped; its jobs were given back")
        console.object(["event": "done"])
    }

    /// All kinds; the catalog alone is exported only by the servers.
    private func runner(_ worker: WorkerID, _ client: APIClient) -> EngineJobRunner {
        let scene = RunnerScene(
            places: WorkerPlaces(folder: FilePath.absolute(folder ?? StateFolder.worker)),
            repositories: RepositoryPool())
        return EngineJobRunner(
            places: scene.places, repositories: scene.repositories,
            drills: EngineDrillRunner(
                scene: scene, keeper: HTTPEvidenceKeeper(client: client), worker: worker.rawValue,
                program: Version.text), exports: ExportRunners(data: EngineExportRunner(scene: scene)))
    }

    /// What the loop cannot reach it asks for again by itself.
    private func client(_ console: Console) throws(TidemarkError) -> APIClient {
        let address = try server.address(try SessionFile.read())
        guard let path = server.tokenFile ?? Environment.nonEmpty(Environment.tokenFile) else {
            throw TidemarkError(
                .usage, "a worker needs a token of its own",
                hint: "make one with tidemark token create NAME --scope worker, and name its file with --token-file")
        }
        var settings = try server.settings(address)
        settings.token = try ServerOptions.token(in: path, console)
        settings.patience = 0
        return try APIClient(settings)
    }

    private func leaseTerms() throws(TidemarkError) -> LeaseTerms {
        var terms = LeaseTerms()
        terms.beatSeconds = try SecondsText.parse(leaseBeat)
        terms.stopAfter = try SecondsText.parse(leaseStop)
        guard terms.stopAfter >= 2 * terms.beatSeconds else {
            throw TidemarkError(
                .usage, "one lost answer would stop every job", hint: "make --lease-stop at least twice --lease-beat")
        }
        return terms
    }

    private func siteNames() throws(TidemarkError) -> Set<String> {
        var names: Set<String> = []
        for part in sites.split(separator: ",") { names.insert(try ResourceName(parsing: String(part)).description) }
        guard !names.isEmpty else {
            throw TidemarkError(.usage, "the worker would reach no instance", hint: "name a site with --sites")
        }
        return names
    }

    private func logSettings() throws(TidemarkError) -> LogSettings {
        var settings = LogSettings()
        guard let format = LogSettings.Format(rawValue: logFormat), let level = LogSettings.Level(rawValue: logLevel)
        else {
            throw TidemarkError(
                .usage, "\(logFormat) and \(logLevel) are no format and level of a log",
                hint: "use --log-format text or json, and --log-level info or another level")
        }
        settings.format = format
        settings.level = level
        return settings
    }
}
