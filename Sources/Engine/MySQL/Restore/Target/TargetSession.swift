internal import Core
internal import MySQLWire

/// One connection to the target, set up for writing, with failures mapped to what a user understands.
struct TargetSession: Sendable {
    let connection: MySQLConnection
    let access: ServerAccess
    /// MySQL, with `local_infile` on: rows may be sent as a file. MariaDB has something faster.
    var takesLocalFiles = false

    var version: ServerVersion { connection.version }
    var isMariaDB: Bool { connection.version.flavour == .mariadb }
    /// The same connection, for reading definitions.
    var reading: SourceSession { SourceSession(connection: connection, access: access) }

    static func open(_ access: ServerAccess) async throws -> TargetSession {
        var configuration = access.configuration
        // A DDL of the log, or an index over a large table, may take hours.
        configuration.readTimeout = nil
        var session: TargetSession
        do {
            session = TargetSession(connection: try await MySQLConnection.connect(configuration), access: access)
        } catch {
            throw TidemarkError(error, server: access.address, action: "connecting to the target")
        }
        do {
            for statement in TargetSettings.statements(for: session.version) { try await session.execute(statement) }
            for statement in TargetSettings.wishes(for: session.version) { _ = try await session.attempt(statement) }
            for lock in RestoreBookkeeping.sessionLocks {
                if try await session.query("SELECT GET_LOCK('\(lock)', 0)").firstValue == "1" { break }
            }
            if !session.isMariaDB {
                session.takesLocalFiles = try await session.query("SELECT @@GLOBAL.local_infile").firstValue == "1"
            }
        } catch {
            await session.close()
            throw error
        }
        return session
    }

    func query(_ sql: String) async throws -> TextResult {
        do {
            return try await connection.query(sql)
        } catch {
            throw failure(error, doing: Self.excerpt(sql))
        }
    }

    @discardableResult
    func execute(_ sql: String) async throws -> ExecuteResult {
        do {
            return try await connection.execute(sql)
        } catch {
            throw failure(error, doing: Self.excerpt(sql))
        }
    }

    /// Runs a statement the server may refuse; gives its error number then, nil on success.
    func attempt(_ sql: String) async throws -> UInt16? {
        do {
            try await connection.execute(sql)
            return nil
        } catch {
            if case .server(let code, _, _) = error.kind, !error.isConnectionFailure { return code }
            throw failure(error, doing: Self.excerpt(sql))
        }
    }

    /// Runs a transaction again from its beginning where the server chose it as a deadlock's victim.
    func repeatingDeadlocks(_ body: () async throws -> Void) async throws {
        var attempts = 0
        while true {
            do {
                return try await body()
            } catch let error as TidemarkError {
                attempts += 1
                let isDeadlock = error.message.contains("(error 1213)") || error.message.contains("(error 1205)")
                guard isDeadlock, attempts < 20 else { throw error }
                _ = try await attempt("ROLLBACK")
            }
        }
    }

    func failure(_ error: MySQLError, doing action: String) -> TidemarkError {
        guard case .server(let code, _, let text) = error.kind, !error.isConnectionFailure else {
            return TidemarkError(error, server: access.address, action: "running \(action)")
        }
        let isPrivilege = [1044, 1045, 1142, 1143, 1227, 1370, 1419].contains(code)
        return TidemarkError(
            .targetRefused, "The target \(access.address) refused \(action): \(text) (error \(code)).",
            hint: isPrivilege
                ? "Give the account on the target the rights of an administrator, and run the same command again."
                : "Mend what the server names and run the same command again: the restore continues.",
            cause: nil)
    }

    func close() async { await connection.close() }

    /// The beginning of a statement, for messages.
    static func excerpt(_ sql: String) -> String {
        sql.count <= 100 ? sql : sql.prefix(97) + "…"
    }
}
