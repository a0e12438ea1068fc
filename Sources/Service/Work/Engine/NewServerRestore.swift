internal import Core
internal import Engine
internal import Repository
internal import Synchronization

/// A restore into a server that is made for it on the worker's machine, and stays.
struct NewServerRestore: Sendable {
    let server: LocalOptions
    let scene: RunnerScene
    let reporter: JobReporter

    /// The report, and where the server listens.
    func run(
        _ instance: InstanceRepository, _ given: RestoreOptions
    ) async throws -> (report: RestoreReport, server: String) {
        let forecast = try await RestoreForecaster(repository: instance, options: given, clock: scene.clock)
            .forecast(target: nil)
        let request = InstanceRequest(
            instance: try await instance.record.name, flavour: forecast.flavour, serverVersion: forecast.serverVersion,
            settings: forecast.settings, rowBytes: forecast.rowBytes, isEphemeral: false, purpose: given.request)
        // The server of the folder is nobody else's, and begun anew where it crashes.
        var options = given
        options.isThrowaway = true
        let result = Mutex<(report: RestoreReport, server: String)?>(nil)
        let provider = LocalInstanceProvider(server) { [reporter] in reporter.note($0) }
        try await ProvisionedRestore(provider, request).run { [options] description in
            let report = try await RestoreJob(
                repository: instance, target: description.access, options: options,
                progress: EngineProgress(reporter, clock: scene.clock), clock: scene.clock
            ).run()
            let server = "\(description.access.address)"
            result.withLock { $0 = (report, server) }
        } handOver: { description in
            reporter.note("The new server listens at \(description.access.address).")
            for place in description.places { reporter.note("Its \(place.name): \(place.path)") }
            for note in description.notes { reporter.note(note) }
        }
        guard let done = result.withLock({ $0 }) else {
            throw TidemarkError(.internalDefect, "A restore ended without a report.", hint: "Report this.")
        }
        return done
    }
}
