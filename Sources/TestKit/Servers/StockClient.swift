/// The server's own command-line client: the witness that shares no code with ours.
package struct StockClient: Sendable {
    package let server: DatabaseServer
    package var database: String?
    /// An option file that says where another server of the same family is, instead of `server`'s socket.
    package var optionFile: String?

    package init(_ server: DatabaseServer, database: String? = nil, optionFile: String? = nil) {
        self.server = server
        self.database = database
        self.optionFile = optionFile
    }

    /// The program and arguments that connect as root over the socket.
    package var command: [String] {
        server.installation.command(server.family == .mariadb ? "mariadb" : "mysql")
            + (optionFile.map { ["--defaults-file=\($0)"] }
                ?? ["--no-defaults", "--user=root", "--socket=\(server.socketPath)"]) + [
                "--batch", "--skip-column-names", "--quick",
                "--default-character-set=utf8mb4", "--max-allowed-packet=1G",
            ] + (server.family == .mysql ? ["--commands=OFF"] : []) + (database.map { ["--database=\($0)"] } ?? [])
    }

    /// Runs statements, each ended by `;`, and returns what the client prints: tabs between columns, one line a row.
    @discardableResult
    package func run(_ sql: String, atMost limit: Duration = .seconds(300)) async throws -> String {
        try await Shell.require(command[0], Array(command.dropFirst()), input: sql, atMost: limit)
    }

    /// The rows a query prints, split at tabs.
    package func rows(_ sql: String) async throws -> [[String]] {
        try await run(sql).split(separator: "\n", omittingEmptySubsequences: true).map { line in
            line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
        }
    }

    /// The single value a query prints, without its line end.
    package func value(_ sql: String) async throws -> String {
        let text = try await run(sql)
        return text.hasSuffix("\n") ? String(text.dropLast()) : text
    }
}

extension DatabaseServer {
    /// Runs statements through the stock client as root.
    @discardableResult
    package func run(_ sql: String, database: String? = nil) async throws -> String {
        try await StockClient(self, database: database).run(sql)
    }
}
