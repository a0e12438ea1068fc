internal import Foundation
internal import Synchronization

/// A throwaway PostgreSQL server from Debian's package, on loopback only, with a password.
///
/// It dies with the test process. What it writes is not flushed to disk: it is fast, and survives `kill -9` but no power
/// failure.
package final class PostgresServer: Sendable {
    package static let user = "tidemark"

    package let port: Int
    package let folder: TestFolder
    private let password: String
    private let programs: String
    private let process = Mutex<ChildProcess?>(nil)

    package var log: String { Shell.text(folder.file("postgres.log")) }

    private init(port: Int, folder: TestFolder, programs: String) {
        self.port = port
        self.folder = folder
        self.programs = programs
        password = String(UInt64.random(in: 1 << 60...(.max)), radix: 36)
    }

    deinit { process.withLock { $0 }?.killNow() }

    /// Makes a data folder, starts a server on a free port and waits until it answers.
    package static func start() async throws -> PostgresServer {
        let server = PostgresServer(port: try Port.free(), folder: try TestFolder("pg"), programs: try programFolder())
        let passwordFile = try server.folder.write(server.password, to: "password")
        if getuid() == 0 {
            // PostgreSQL refuses to run as root.
            try await Shell.require("chown", ["-R", "postgres:postgres", server.folder.path])
        }
        try await server.runToEnd(
            "initdb",
            [
                "--pgdata=\(server.data)", "--username=\(user)", "--pwfile=\(passwordFile)", "--auth=scram-sha-256",
                "--encoding=UTF8", "--locale=C", "--no-sync",
            ])
        try await server.launch()
        return server
    }

    /// Starts the server again after `killNow` or `stop`, on the same port and data.
    package func launch() async throws {
        let arguments = [
            "-D", data, "-p", "\(port)", "-k", folder.path, "-c", "listen_addresses=127.0.0.1", "-c", "fsync=off",
            "-c", "shared_buffers=32MB", "-c", "max_connections=100", "-c", "logging_collector=off",
            // When the server was killed and its folder is gone, a background writer with something to write would try
            // for ever instead of noticing the death.
            "-c", "bgwriter_lru_maxpages=0", "-c", "wal_level=minimal", "-c", "max_wal_senders=0",
        ]
        let (program, all) = command("postgres", arguments)
        let child = try await ChildProcess.start(
            program, all, folder: "/", output: folder.file("postgres.log"), errors: folder.file("postgres.log"))
        process.withLock { $0 = child }
        let deadline = ContinuousClock.now + .seconds(60)
        while try await !psql("postgres", "SELECT 1").status.isSuccess {
            guard child.isRunning, ContinuousClock.now < deadline else {
                child.killNow()
                throw TestKitError("PostgreSQL did not start:\n\(log.suffix(4000))")
            }
            try await Task.sleep(for: .milliseconds(50))
        }
    }

    /// `kill -9` of the server; its sessions end within moments.
    package func killNow() async {
        guard let child = process.withLock({ $0 }) else { return }
        child.killNow()
        await child.wait()
    }

    /// Ends it as its packages do for a restart: sessions are ended at once, what is committed stays.
    package func stop() async throws {
        guard let child = process.withLock({ $0 }) else { return }
        // SIGINT is PostgreSQL's fast shutdown.
        child.interrupt()
        try await child.wait(atMost: .seconds(60))
    }

    /// An empty database of its own for one test.
    package func makeDatabase() async throws -> String {
        let name = "t\(UInt64.random(in: 0..<1 << 48))"
        let made = try await psql("postgres", "CREATE DATABASE \(name)")
        guard made.status.isSuccess else { throw TestKitError("no database \(name): \(made.errors)") }
        return name
    }

    /// What the catalog is told to connect with; `port` is a proxy's where it is not the server's own.
    package func url(_ database: String, password: String? = nil, port: Int? = nil) -> String {
        "postgres://\(Self.user):\(password ?? self.password)@127.0.0.1:\(port ?? self.port)/\(database)?sslmode=disable"
    }

    /// Ends every session of a database from outside, as a failing network would.
    package func cutConnections(to database: String) async throws {
        let cut = try await psql(
            "postgres", "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '\(database)'")
        guard cut.status.isSuccess else { throw TestKitError("sessions of \(database) not ended: \(cut.errors)") }
    }

    package func psql(_ database: String, _ sql: String) async throws -> Finished {
        var environment = ProcessInfo.processInfo.environment
        environment["PGPASSWORD"] = password
        return try await Shell.run(
            "\(programs)/psql",
            [
                "--no-psqlrc", "--tuples-only", "--no-align", "-h", "127.0.0.1", "-p", "\(port)", "-U", Self.user, "-d",
                database, "-c", sql,
            ], environment: environment)
    }

    private var data: String { folder.file("data") }

    private func runToEnd(_ name: String, _ arguments: [String]) async throws {
        let (program, all) = command(name, arguments)
        try await Shell.require("env", ["--chdir=/", program] + all)
    }

    /// As the user postgres where we are root. That user's process dies with ours as well.
    private func command(_ name: String, _ arguments: [String]) -> (program: String, arguments: [String]) {
        let program = "\(programs)/\(name)"
        guard getuid() == 0 else { return (program, arguments) }
        return (
            "setpriv",
            ["--reuid=postgres", "--regid=postgres", "--init-groups", "--pdeathsig", "KILL", "--", program] + arguments
        )
    }

    /// Debian keeps the programs of every version apart and off PATH.
    private static func programFolder() throws -> String {
        let root = "/usr/lib/postgresql"
        let versions = ((try? FileManager.default.contentsOfDirectory(atPath: root)) ?? []).compactMap { Int($0) }
        for version in versions.sorted(by: >) {
            let folder = "\(root)/\(version)/bin"
            if FileManager.default.isExecutableFile(atPath: "\(folder)/postgres") { return folder }
        }
        throw TestKitError("PostgreSQL is not in \(root); run scripts/get-servers postgresql")
    }
}
