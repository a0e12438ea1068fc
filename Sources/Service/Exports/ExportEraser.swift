internal import Catalog
package import Core
internal import ObjectStore

/// Takes away the files of exports whose time is over, that were removed, or whose jobs came to nothing.
package struct ExportEraser: Sendable {
    let service: TidemarkService
    let clock: any TidemarkClock
    let say: @Sendable (Result<[String], any Error>) -> Void

    /// Seconds between two looks.
    package static let interval = 60.0
    /// How long what a failed job has left is kept: it may be resumed.
    private static let failedSeconds = 86_400.0
    private static let most = 100

    /// - Parameter say: told of what was erased, where anything was, and of what went wrong.
    package init(
        _ service: TidemarkService, clock: any TidemarkClock = SystemClock(),
        say: @escaping @Sendable (Result<[String], any Error>) -> Void = { _ in }
    ) {
        self.service = service
        self.clock = clock
        self.say = say
    }

    /// Until the task is cancelled.
    package func run() async throws {
        while true {
            do {
                let erased = try await eraseOnce()
                if !erased.isEmpty { say(.success(erased)) }
            } catch {
                try Task.checkCancellation()
                say(.failure(error))
            }
            try await clock.sleep(seconds: Self.interval)
        }
    }

    /// One look; gives the exports whose files are gone now. One that cannot be erased does not keep the others; the first such
    /// failure is thrown at the end.
    package func eraseOnce() async throws -> [String] {
        let expendable = try await service.catalog.read { transaction in
            let now = try transaction.now()
            return try transaction.dataExports.expendable(
                at: now, failedBefore: now.adding(seconds: -Self.failedSeconds), limit: Self.most)
        }
        var erased: [String] = []
        var failure: (any Error)?
        for export in expendable {
            do {
                if try await erase(export) { erased.append(export.id) }
            } catch {
                try Task.checkCancellation()
                failure = failure ?? error
            }
        }
        if let failure {
            if !erased.isEmpty { say(.success(erased)) }
            throw failure
        }
        return erased
    }

    /// A job that still writes is stopped first, and its file erased at a later look.
    private func erase(_ export: DataExportRecord) async throws -> Bool {
        let (isRunning, repository) = try await service.catalog.write { transaction in
            var isRunning = false
            if let job = try? transaction.jobs.find(JobID(export.job)), !job.state.isFinal {
                isRunning = try transaction.jobs.cancel(job.id).state.isFinal == false
            }
            return (isRunning, try transaction.repositories.find(export.repository)?.id)
        }
        guard !isRunning else { return false }
        // A repository that was taken out of the catalog takes its exports with it.
        if let repository {
            let assigned = try await service.catalog.read { try AssignmentBuilder($0).repository(repository) }
            let store = try await service.exportStores.store(of: assigned)
            try await ExportParts.erase(export.id, in: store)
        }
        try await service.catalog.write { try $0.dataExports.noteErased(export.id, at: try $0.now()) }
        return true
    }
}
