package import APIModel
internal import Age
internal import Core
internal import Engine
internal import ObjectStore
internal import Repository
internal import Synchronization

/// Writes a restore point to a file: restored into a throwaway instance, read from there, encrypted into the repository's store.
package struct EngineExportRunner: ExportRunner {
    let scene: RunnerScene

    package init(scene: RunnerScene) { self.scene = scene }

    package func run(_ assignment: JobAssignment, _ reporter: JobReporter) async throws {
        let payload: ExportPayload = try assignment.readPayload()
        guard let id = payload.export, let order = payload.order, let secrets = assignment.export else {
            throw TidemarkError(.usage, "The job names no export of data.", hint: "Ask for the export again.")
        }
        let place = try assignment.neededRepository
        let repository = try await scene.repositories.repository(place)
        let instance = try await repository.needed(try assignment.neededInstance.name)
        try WorkerFolder.make(scene.places.scratch)
        let store = try place.store(clock: scene.clock)
        let folder = ExportParts.folder(of: id, lease: assignment.lease)
        let writer = try ExportFileWriter(
            store, folder: folder, lock: try Self.lock(order, secrets),
            isCompressed: order.isCompressed && order.format != "native"
        ) { bytes in
            reporter.changeProgress { $0.bytes = bytes }
        }
        do {
            let file = try await write(order, secrets, of: instance, writer, reporter)
            // What earlier runs have left.
            try await ExportParts.erase(id, in: store, except: folder)
            reporter.exported(file)
            reporter.note(
                "The file \(file.name) is whole: \(file.tables) tables, \(file.rows) rows, "
                    + "\(ByteCount(UInt64(clamping: file.bytes))), SHA-256 \(file.hash).")
        } catch {
            await Self.discard(folder, in: store)
            throw error
        }
    }

    private static func lock(_ order: ExportOrder, _ secrets: AssignedExport) throws -> AgeLock {
        guard order.recipients.isEmpty else {
            return .recipients(try order.recipients.map { text in try AgeRecipient(parsing: text) })
        }
        return .passphrase(secrets.passphrase)
    }

    private func write(
        _ order: ExportOrder, _ secrets: AssignedExport, of instance: InstanceRepository, _ writer: ExportFileWriter,
        _ reporter: JobReporter
    ) async throws -> ReportedExport {
        let name = try await instance.record.name
        let stem = "\(WorkerFolder.name(name))-\(scene.clock.now().compactText)"
        guard order.format != "native" else {
            let native = NativeExport(instance: instance, scratch: scene.places.scratch, clock: scene.clock)
            reporter.progress(JobProgress(phase: "copy"))
            try await native.run(to: order.to ?? "latest", writer) { reporter.note($0) }
            return try await writer.finish(name: "\(stem).tar.age", tables: 0, rows: 0)
        }
        let options = try order.exportOptions(salt: secrets.salt)
        let summary = try await throughServer(order, options, of: instance, writer, reporter)
        for note in summary.notes { reporter.note(note) }
        let kind = options.format == .sql ? "sql" : "tar"
        return try await writer.finish(
            name: "\(stem).\(kind)\(order.isCompressed ? ".zst" : "").age", tables: summary.tables, rows: summary.rows)
    }

    /// Restores what is wanted into a throwaway instance, and reads it there.
    private func throughServer(
        _ order: ExportOrder, _ options: ExportOptions, of instance: InstanceRepository, _ writer: ExportFileWriter,
        _ reporter: JobReporter
    ) async throws -> ExportSummary {
        var restore = try order.restoreOptions()
        restore.foldMemory = scene.places.foldMemory
        restore.foldFolder = scene.places.scratch
        let forecast = try await RestoreForecaster(repository: instance, options: restore, clock: scene.clock)
            .forecast(target: nil)
        let name = try await instance.record.name
        let request = InstanceRequest(
            instance: name, flavour: forecast.flavour, serverVersion: forecast.serverVersion,
            settings: forecast.settings, rowBytes: forecast.rowBytes, isEphemeral: true, purpose: restore.request)
        let provider = try await scene.places.throwaway(forecast.flavour) { reporter.note($0) }
        let found = Mutex<ExportSummary?>(nil)
        reporter.progress(JobProgress(phase: "provision"))
        try await ProvisionedRestore(provider, request).run { [scene, restore] description in
            let report = try await RestoreJob(
                repository: instance, target: description.access, options: restore,
                progress: EngineProgress(reporter, clock: scene.clock), clock: scene.clock
            ).run()
            for undone in report.undone {
                reporter.warn(.restoreUndone, undone, hint: "It is not in the export.")
            }
        } handOver: { [scene] description in
            reporter.progress(JobProgress(phase: "write"))
            let title = "Tidemark: \(name) as of \(order.to ?? "before \(order.before ?? "")")"
            let summary = try await ServerExport(
                description.access, options, title: title, progress: EngineProgress(reporter, clock: scene.clock),
                clock: scene.clock
            ).run(writer)
            found.withLock { $0 = summary }
        }
        guard let summary = found.withLock({ $0 }) else {
            throw TidemarkError(.internalDefect, "An export ended without a word.", hint: "Report this.")
        }
        return summary
    }

    /// In a task of its own, which the cancellation of this one does not reach. What is left here the service erases later.
    private static func discard(_ folder: String, in store: any ObjectStore) async {
        await Task {
            guard let keys = try? await store.keys(folder, after: nil, limit: .max) else { return }
            for key in keys { try? await store.delete(key) }
        }.value
    }
}
