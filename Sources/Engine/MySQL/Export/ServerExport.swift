package import Core
internal import MySQLWire
internal import Repository

/// Writes what a server holds, or a part of it, as text. The server must be nobody else's: an account is made on it.
package struct ServerExport: Sendable {
    let access: ServerAccess
    let options: ExportOptions
    /// For people, on top of what is written.
    let title: String
    let clock: any TidemarkClock
    let progress: any ProgressReporter

    package init(
        _ access: ServerAccess, _ options: ExportOptions, title: String,
        progress: any ProgressReporter = SilentProgress(), clock: any TidemarkClock = SystemClock()
    ) {
        self.access = access
        self.options = options
        self.title = title
        self.progress = progress
        self.clock = clock
    }

    /// Throws `export.missing`, `export.mask`, `export.condition`, `export.unsteady`, and what the sink throws.
    package func run(_ sink: any ExportSink) async throws -> ExportSummary {
        let session = try await SourceSession.open(access)
        do {
            let summary = try await run(session, sink)
            await session.close()
            return summary
        } catch {
            await session.close()
            throw error
        }
    }

    private func run(_ session: SourceSession, _ sink: any ExportSink) async throws -> ExportSummary {
        let content = try await ExportContent.read(session, options)
        let reader = try await ExportReader.open(
            session, schemas: content.schemas.map(\.name), conditionSeconds: options.conditionSeconds)
        do {
            let writer = ExportWriter(
                content: content, reader: reader, sink: sink, title: title, now: clock.now(), progress: progress)
            let summary =
                switch options.format {
                case .sql: try await writer.writeSQL(session)
                case .csv: try await writer.writeCSV()
                }
            await reader.close()
            return summary
        } catch {
            await reader.close()
            throw error
        }
    }
}
