package import Core
package import Repository

/// One run of a restore: an instance, or a part of it, at a moment, on a target.
///
/// It ends in one of three ways: `run` returns (complete and checked), it throws (failed, with the reason), or it is
/// cancelled and can be continued by the same job on the same target.
package struct RestoreJob: Sendable {
    let repository: InstanceRepository
    let target: ServerAccess
    let options: RestoreOptions
    let progress: any ProgressReporter
    let clock: any TidemarkClock

    package init(
        repository: InstanceRepository, target: ServerAccess, options: RestoreOptions,
        progress: any ProgressReporter = SilentProgress(), clock: any TidemarkClock = SystemClock()
    ) {
        self.repository = repository
        self.target = target
        self.options = options
        self.progress = progress
        self.clock = clock
    }

    package func run() async throws -> RestoreReport {
        progress.report(.phase(.check))
        let control = try await TargetSession.open(target)
        do {
            let report = try await RestoreRun(self, control).run()
            await control.close()
            return report
        } catch {
            await control.close()
            if Task.isCancelled || error is CancellationError {
                throw TidemarkError(
                    .interrupted, "The restore was stopped; what was done is kept on the target.",
                    hint: "Run the same command again to continue.")
            }
            throw error
        }
    }
}
