internal import Core
internal import MySQLWire

extension LocalInstanceProvider {
    static let root = "'root'@'localhost'"

    /// Through the socket, as `root@localhost`.
    func socketAccess(password: Secret? = nil) throws -> ServerAccess {
        let url = try ServerURL(parsing: "mysql://root@localhost/?socket=\(PercentEncoding.encoded(folder.socket))")
        return ServerAccess(url: url, password: password ?? self.password)
    }

    /// Over TCP; through the socket where the server listens on an address that is not this machine's own.
    func networkAccess() throws -> ServerAccess {
        guard let record else { throw Self.outOfOrder }
        if isShadowed { return try socketAccess() }
        let isEverywhere = ["0.0.0.0", "*", "::"].contains(record.address)
        guard isEverywhere || ServerURL.isLocal(host: record.address) else { return try socketAccess() }
        let host = isEverywhere ? "127.0.0.1" : record.address
        let text = host.contains(":") ? "[\(host)]" : host
        return ServerAccess(url: try ServerURL(parsing: "mysql://root@\(text):\(record.port)/"), password: password)
    }

    /// Whether the server answers, with the password in place and without the accounts that a new data folder has beside.
    func securedByPassword() async throws -> Bool {
        switch try await connection(try socketAccess()) {
        case .answered(let connection):
            await connection.close()
            return true
        case .silent: return false
        case .denied: break
        }
        guard case .answered(let connection) = try await connection(try socketAccess(password: Secret(""))) else {
            throw TidemarkError(
                .instanceStart, "The new server takes neither the password in \(folder.password) nor none.",
                hint: "Remove \(folder.path) and run the command again.")
        }
        do {
            try await secure(connection)
        } catch let error as MySQLError {
            await connection.close()
            throw TidemarkError(error, server: folder.socket, action: "giving the administrator a password")
        }
        await connection.close()
        return true
    }

    private func secure(_ connection: MySQLConnection) async throws {
        let others = try await connection.query(
            "SELECT User, Host FROM mysql.user WHERE (User = 'root' AND Host <> 'localhost') OR User = ''")
        for row in others.rows.indices {
            let name = (others.string(row, 0) ?? "").quotedLiteral
            try await connection.execute("DROP USER \(name)@\((others.string(row, 1) ?? "").quotedLiteral)")
        }
        let text = password.withBytes { String(decoding: $0, as: UTF8.self) }
        try await connection.execute("ALTER USER \(Self.root) IDENTIFIED BY \(text.quotedLiteral)")
    }

    /// Statements of the log may name a time zone, and so may the source's routines and events.
    func fillTimeZones() async throws -> String? {
        guard let configuration, case .answered(let connection) = try await connection(try socketAccess()) else {
            return nil
        }
        do {
            let note = try await TimeZoneTables(program: configuration.program).fill(connection)
            await connection.close()
            return note
        } catch let error as MySQLError {
            await connection.close()
            throw TidemarkError(error, server: folder.socket, action: "loading the time zones")
        } catch {
            await connection.close()
            throw error
        }
    }

    func answersOverNetwork() async throws -> Bool {
        switch try await connection(try networkAccess()) {
        case .answered(let connection):
            await connection.close()
            return true
        case .silent: return false
        case .denied:
            throw TidemarkError(
                .instanceStart,
                "Something else answers on port \(record?.port ?? 0), or the server refuses its own password.",
                hint: "See \(folder.errorLog); name another port with --port.")
        }
    }

    /// The server that is handed over waits for the disk. Throws `target.start`.
    func requireSafety() async throws {
        guard let record, !record.isEphemeral,
            case .answered(let connection) = try await connection(try networkAccess())
        else { return }
        let answer: TextResult
        do {
            answer = try await connection.query(
                "SELECT @@datadir, @@innodb_flush_log_at_trx_commit, @@sync_binlog, @@innodb_doublewrite, @@log_bin")
        } catch {
            await connection.close()
            throw TidemarkError(error, server: folder.socket, action: "looking at the new server's settings")
        }
        await connection.close()
        let values = (0..<5).map { answer.string(0, $0) ?? "" }
        guard FolderTree.isSame(values[0], folder.data) else {
            throw TidemarkError(
                .instanceStart, "Another server answers on port \(record.port): its data is in \(values[0]).",
                hint: "Everything is restored. Change the port in \(folder.configuration(.running)) and start it.")
        }
        guard values[1] == "1", values[2] == "1", ["1", "ON"].contains(values[3]), values[4] == "1" else {
            throw TidemarkError(
                .instanceStart, "The new server does not run with the settings in \(folder.configuration(.running)).",
                hint: "Everything is restored. See \(folder.errorLog).")
        }
    }

    private enum Answer {
        case answered(MySQLConnection)
        /// Nothing listens yet, or it is still starting.
        case silent
        case denied
    }

    private func connection(_ access: ServerAccess) async throws -> Answer {
        var configuration = access.configuration
        configuration.connectTimeout = .seconds(10)
        do {
            return .answered(try await MySQLConnection.connect(configuration))
        } catch {
            try Task.checkCancellation()
            if case .authentication = error.kind { return .denied }
            return .silent
        }
    }
}
