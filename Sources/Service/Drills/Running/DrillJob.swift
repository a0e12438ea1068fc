package import Core
package import Engine
package import Repository
internal import Synchronization

/// One run of a drill: a restore point brought to an instance that is made for it, proven, and removed.
package struct DrillJob: Sendable {
    let instance: InstanceRepository
    let order: DrillOrder
    /// Makes the throwaway instance.
    let provider: @Sendable (DatabaseFlavour) async throws -> any InstanceProvider
    let clock: any TidemarkClock
    /// Bytes of memory the fold of the log may take, and where it puts what does not fit.
    package var foldMemory = RestoreOptions.defaultFoldMemory
    package var foldFolder = "/var/tmp"

    package init(
        instance: InstanceRepository, order: DrillOrder, clock: any TidemarkClock = SystemClock(),
        provider: @escaping @Sendable (DatabaseFlavour) async throws -> any InstanceProvider
    ) {
        self.instance = instance
        self.order = order
        self.clock = clock
        self.provider = provider
    }

    private struct Proof {
        var report: RestoreReport?
        var targetVersion: String?
        var results: [AssertionResult] = []
        var rto: DrillEvidence.Duration?
    }

    /// Returns what was found, whether the drill passed or failed. Throws where nothing was found out about the restore point:
    /// no server could be made, the repository does not answer, the task was cancelled, there is no restore point.
    ///
    /// - Parameter phase: told of the drill's own phases; those of the restore are told to `progress`.
    package func run(
        _ progress: any ProgressReporter = SilentProgress(), phase: @escaping @Sendable (String) -> Void = { _ in }
    ) async throws -> DrillFinding {
        let watch = DrillStopwatch(clock)
        let startedAt = clock.now()
        let enter: @Sendable (String) -> Void = { name in
            watch.enter(name)
            phase(name)
        }
        enter("choose")
        let name = try await instance.record.name
        let windows = try await instance.listing(now: startedAt).windows
        var options = RestoreOptions(moment: try order.moment(in: windows, of: name), threads: order.threads)
        options.isThrowaway = true
        options.foldMemory = foldMemory
        options.foldFolder = foldFolder
        let forecast = try await RestoreForecaster(repository: instance, options: options, clock: clock)
            .forecast(target: nil)
        var finding = DrillFinding(
            order: order, moment: options.moment, forecast: forecast, startedAt: startedAt)
        let request = InstanceRequest(
            instance: name, flavour: forecast.flavour, serverVersion: forecast.serverVersion,
            settings: forecast.settings, rowBytes: forecast.rowBytes, isEphemeral: true, purpose: options.request)
        let proof = Mutex(Proof())
        do {
            enter("provision")
            let provider = try await self.provider(forecast.flavour)
            try await ProvisionedRestore(provider, request).run { [options, instance, clock] description in
                let report = try await RestoreJob(
                    repository: instance, target: description.access, options: options,
                    progress: DrillProgress(watch: watch, next: progress), clock: clock
                ).run()
                proof.withLock { $0.report = report }
                enter("settle")
            } handOver: { [order, clock] description in
                enter("assert")
                let checker = AssertionChecker(access: description.access, clock: clock)
                try await checker.requireAnswer()
                let results = try await checker.check(order.assertions)
                try Task.checkCancellation()
                let duration = watch.stop()
                proof.withLock { proof in
                    proof.results = results
                    proof.rto = duration
                    proof.targetVersion = description.serverVersion
                }
            }
        } catch let error as TidemarkError where Self.isVerdict(error) {
            finding.failure = error
        }
        let found = proof.withLock { $0 }
        finding.report = found.report
        finding.targetVersion = found.targetVersion
        finding.results = found.results
        finding.rto = found.rto
        finding.endedAt = clock.now()
        finding.judge()
        return finding
    }

    /// Whether an error says that the restore point cannot be brought back, and not merely that it was not brought back now.
    static func isVerdict(_ error: TidemarkError) -> Bool {
        guard RetryTable.verdict(on: error.code, of: .drill) == .never else { return false }
        return ["restore", "object", "log", "base"].contains(error.code.group) || error.code == .targetRefused
    }
}
