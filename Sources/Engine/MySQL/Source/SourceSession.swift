package import Core
package import MySQLWire

/// One connection to a server with the settings under which rows and definitions are read, and the mapping of its
/// failures to what a user understands.
package struct SourceSession: Sendable {
    package let connection: MySQLConnection
    package let access: ServerAccess

    package var version: ServerVersion { connection.version }
    package var isMariaDB: Bool { connection.version.flavour == .mariadb }

    /// Connects and sets the session up for reading.
    package static func open(_ access: ServerAccess) async throws(TidemarkError) -> SourceSession {
        let session = SourceSession(connection: try await access.connect(), access: access)
        do {
            for statement in SessionSettings.statements(for: session.version) {
                try await session.execute(statement)
            }
        } catch {
            await session.close()
            throw error
        }
        return session
    }

    package func query(_ sql: String) async throws(TidemarkError) -> TextResult {
        do {
            return try await connection.query(sql)
        } catch {
            throw failure(error, action: "running \(Self.excerpt(sql))")
        }
    }

    @discardableResult
    package func execute(_ sql: String) async throws(TidemarkError) -> ExecuteResult {
        do {
            return try await connection.execute(sql)
        } catch {
            throw failure(error, action: "running \(Self.excerpt(sql))")
        }
    }

    /// The rows of a statement the server may not know or not allow; nil where it refuses.
    package func queryIfAllowed(_ sql: String) async throws(TidemarkError) -> TextResult? {
        do {
            return try await connection.query(sql)
        } catch {
            if case .server = error.kind, !error.isConnectionFailure { return nil }
            throw failure(error, action: "running \(Self.excerpt(sql))")
        }
    }

    /// A system variable's value, nil where the server has no such variable.
    package func variable(_ name: String) async throws(TidemarkError) -> String? {
        try await queryIfAllowed("SELECT @@\(name)")?.firstValue
    }

    package func failure(_ error: MySQLError, action: String) -> TidemarkError {
        TidemarkError(error, server: access.address, action: action)
    }

    package func close() async { await connection.close() }

    /// The beginning of a statement, for messages.
    private static func excerpt(_ sql: String) -> String {
        sql.count <= 80 ? sql : sql.prefix(77) + "…"
    }
}
