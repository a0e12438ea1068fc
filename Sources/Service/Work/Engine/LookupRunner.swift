internal import APIModel
internal import Core
internal import Engine
internal import Repository

/// Answers a question from what is stored: what happened in the log, what reverses it, what a restore would do.
struct LookupRunner: JobRunner {
    private let scene: RunnerScene
    /// Bytes of what a search found, and of a script: the answer is kept in the catalog.
    private static let mostFound = 400_000
    private static let mostScript = 300_000

    init(_ scene: RunnerScene) { self.scene = scene }

    func run(_ assignment: JobAssignment, _ reporter: JobReporter) async throws {
        let question: LookupPayload = try assignment.readPayload()
        let repository = try await scene.repositories.repository(try assignment.neededRepository)
        let instance = try await repository.needed(try assignment.neededInstance.name)
        let result: JobResult
        switch question.what {
        case .log: result = JobResult(search: try await search(instance, try question.request(), reporter))
        case .undo: result = JobResult(undo: try await undo(instance, try question.request(), reporter))
        case .forecast:
            let wanted: RestorePayload = try assignment.readPayload()
            result = JobResult(forecast: try await forecast(instance, wanted, assignment.target))
        }
        let bytes = try WorkJSON.bytes(result).count
        guard bytes <= JobResultStore.largest else { throw Self.large(bytes) }
        reporter.result(result)
    }

    // MARK: The log

    private func search(
        _ instance: InstanceRepository, _ request: FindRequest, _ reporter: JobReporter
    ) async throws -> LogSearchDocument {
        var findings: [LogFindingDocument] = []
        var bytes = 0
        var isCut = false
        let report = try await FindJob(repository: instance, request: request, clock: scene.clock).run { report in
            var progress = JobProgress(phase: "search")
            (progress.bytes, progress.objects, progress.transactions) = (report.bytes, report.segments, report.found)
            progress.item = report.lastCommit?.description
            reporter.progress(progress)
        } receive: { result in
            guard !isCut else { return }
            let finding = LogFindingDocument(result)
            bytes += try WorkJSON.bytes(finding).count
            guard bytes <= Self.mostFound else {
                isCut = true
                return
            }
            findings.append(finding)
        }
        reporter.note(
            "\(report.found) found in \(report.segments) segments, of which \(report.readSegments) were read.")
        return LogSearchDocument(
            findings: findings, segments: Int64(clamping: report.segments),
            readSegments: Int64(clamping: report.readSegments), firstCommit: report.firstCommit.map { WireTime($0) },
            lastCommit: report.lastCommit.map { WireTime($0) }, isCut: report.isCut || isCut)
    }

    private func undo(
        _ instance: InstanceRepository, _ request: FindRequest, _ reporter: JobReporter
    ) async throws -> UndoDocument {
        reporter.progress(JobProgress(phase: "read"))
        var sql = ""
        let report = try await UndoJob(repository: instance, request: request, clock: scene.clock).run { piece in
            switch piece {
            case .comment(let text): sql += "-- \(text.replacing("\n", with: " "))\n"
            case .statement(let text): sql += "\(text);\n"
            }
            guard sql.utf8.count <= Self.mostScript else { throw Self.large(sql.utf8.count) }
        }
        reporter.note("\(report.rows) changes of rows are reversed by \(report.statements) statements.")
        return UndoDocument(
            sql: sql, transactions: Int64(clamping: report.transactions),
            statements: Int64(clamping: report.statements), rows: Int64(clamping: report.rows),
            tables: report.tables.map(\.description), warnings: report.warnings)
    }

    // MARK: A restore

    private func forecast(
        _ instance: InstanceRepository, _ wanted: RestorePayload, _ target: AssignedInstance?
    ) async throws -> RestoreForecastDocument {
        let forecaster = RestoreForecaster(repository: instance, options: try wanted.options(), clock: scene.clock)
        guard let target else { return RestoreForecastDocument(try await forecaster.forecast(target: nil)) }
        return try await target.withAccess { access in
            RestoreForecastDocument(try await forecaster.forecast(target: access))
        }
    }

    private static func large(_ bytes: Int) -> TidemarkError {
        TidemarkError(
            .usage, "The answer is too large to be kept: more than \(ByteCount(UInt64(bytes))).",
            hint: "Narrow the time or name one transaction; or run tidemark find where the repository can be read.")
    }
}
