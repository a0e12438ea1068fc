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
        throw TidemarkError(.internalDefect, "Restoring is not built yet.", hint: "Wait for it.")
    }
}
