internal import Core
internal import MySQLWire
internal import Repository

/// Asks the source which columns of a table are generated, over a connection that is made when it is first needed.
actor GeneratedColumns {
    private let access: ServerAccess
    private var session: SourceSession?

    /// The stream waits for the answers: it is not to wait for a connection that was forgotten.
    init(_ access: ServerAccess) { self.access = access.answering(within: .seconds(30)) }

    /// Throws the errors of the connection; a table that is not there, or not shown to the account, is no error.
    func read(_ table: TableName) async throws(TidemarkError) -> ImageKnowledge {
        let session = try await opened()
        do {
            let image = try await session.variable("GLOBAL.binlog_row_image")?.uppercased() ?? "FULL"
            let columns = try await SchemaReader(session).columns(
                where: "TABLE_SCHEMA = \(table.schema.quotedLiteral) AND TABLE_NAME = \(table.name.quotedLiteral)")
            return ImageKnowledge(
                generated: columns.values.first?.map { $0.generated != .none },
                logsWholeImages: image == "FULL" || image == "FULL_NODUP")
        } catch {
            await close()
            throw error
        }
    }

    func close() async {
        let open = session
        session = nil
        await open?.close()
    }

    private func opened() async throws(TidemarkError) -> SourceSession {
        if let session, session.connection.isActive { return session }
        let new = try await SourceSession.open(access)
        session = new
        return new
    }
}
