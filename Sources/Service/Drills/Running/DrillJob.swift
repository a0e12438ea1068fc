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
        let record = try await instance.record
        let listing = try await instance.listing(now: startedAt)
        let moment = try order.moment(in: listing.windows, of: record.name)
        var options = RestoreOptions(moment: moment, threads: order.threads)
        options.isThrowaway = true
        options.foldMemory = foldMemory
        options.foldFolder = foldFolder
        var finding = DrillFinding(
            order: order, moment: moment, base: try Self.base(for: moment, in: listing, of: record.name),
            flavour: record.flavour, startedAt: startedAt)
        let proof = Mutex(Proof())
        do {
            let forecast = try await RestoreForecaster(repository: instance, options: options, clock: clock)
                .forecast(target: nil)
            finding.forecast = forecast
            let request = InstanceRequest(
                instance: record.name, flavour: forecast.flavour, serverVersion: forecast.serverVersion,
                settings: forecast.settings, rowBytes: forecast.rowBytes, isEphemeral: true, purpose: options.request)
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

    /// The base a restore to a moment begins with. Throws `drill.nothing` where the listing names none.
    static func base(
        for moment: RestoreMoment, in listing: InstanceListing, of instance: String
    ) throws(TidemarkError) -> BaseSummary {
        var window = listing.windows.max { $0.end < $1.end }
        var latest = Timestamp(microseconds: .max)
        if case .time(let time) = moment {
            window = listing.windows.last { $0.start <= time && time <= $0.end }
            latest = time
        }
        let names = Set(window?.bases ?? [])
        let bases = listing.bases.filter { names.contains($0.id) && $0.convergenceTime <= latest }
        guard let base = bases.max(by: { $0.convergenceTime < $1.convergenceTime }) else {
            throw TidemarkError(
                .drillNothing, "The repository lists no base of \(instance) to restore \(moment) from.",
                hint: "Verify the repository, or ask for a base.")
        }
        return base
    }

    /// Whether an error says that the restore point cannot be brought back, and not merely that it was not brought back now.
    static func isVerdict(_ error: TidemarkError) -> Bool {
        guard RetryTable.verdict(on: error.code, of: .drill) == .never else { return false }
        return ["restore", "object", "log", "base"].contains(error.code.group) || error.code == .targetRefused
    }
}
