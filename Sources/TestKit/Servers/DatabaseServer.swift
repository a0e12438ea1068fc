internal import Foundation
internal import Synchronization

/// A throwaway MariaDB or MySQL server with a data folder, port and socket of its own, on loopback only.
///
/// It dies with the test process. Accounts: `root` without a password on the socket, and `tidemark` with the password
/// `tidemark` and all privileges from anywhere.
package final class DatabaseServer: Sendable {
    package static let user = "tidemark"
    package static let password = "tidemark"

    package let family: ServerFamily
    package let options: ServerOptions
    package let port: Int
    package let installation: ServerInstallation
    package let folder: TestFolder
    /// What the server identifies itself with, when `options.tls` is set.
    package let certificates: Certificates?
    private let process = Mutex<ChildProcess?>(nil)

    package var socketPath: String { folder.file("s.sock") }
    package var dataFolder: String { folder.file("data") }
    package var errorLogPath: String { folder.file("error.log") }
    package var generalLogPath: String { folder.file("general.log") }

    private init(
        family: ServerFamily, options: ServerOptions, port: Int, installation: ServerInstallation, folder: TestFolder,
        certificates: Certificates?
    ) {
        self.family = family
        self.options = options
        self.port = port
        self.installation = installation
        self.folder = folder
        self.certificates = certificates
    }

    deinit { process.withLock { $0 }?.killNow() }

    /// Makes a new server and waits until it answers.
    package static func start(_ family: ServerFamily, _ options: ServerOptions = ServerOptions()) async throws
        -> DatabaseServer
    {
        let installation = try ServerInstallation.find(family)
        let folder = try TestFolder(family == .mariadb ? "ma" : "my")
        try await DataTemplate.shared.copy(installation, to: folder.file("data"))
        let certificates = options.tls ? try await Certificates.make(in: folder.file("tls")) : nil
        let server = DatabaseServer(
            family: family, options: options, port: try Port.free(), installation: installation, folder: folder,
            certificates: certificates)
        try folder.write(
            """
            SET SESSION sql_log_bin=0;
            CREATE USER IF NOT EXISTS '\(user)'@'%' IDENTIFIED BY '\(password)';
            GRANT ALL PRIVILEGES ON *.* TO '\(user)'@'%' WITH GRANT OPTION;
            FLUSH PRIVILEGES;

            """, to: "init.sql")
        try await server.launch()
        return server
    }

    /// Starts a server, lends it to `body`, and removes it whatever happens.
    package static func with<Value>(
        _ family: ServerFamily, _ options: ServerOptions = ServerOptions(),
        _ body: (DatabaseServer) async throws -> Value
    ) async throws -> Value {
        let server = try await start(family, options)
        do {
            let value = try await body(server)
            await server.remove()
            return value
        } catch {
            await server.remove()
            throw error
        }
    }

    /// Starts the daemon on the existing data folder and waits until it answers.
    package func launch(extraArguments: [String] = []) async throws {
        let command = installation.command(family == .mariadb ? "mariadbd" : "mysqld", daemon: true)
        let child = try await ChildProcess.start(
            command[0], command.dropFirst() + arguments + extraArguments, folder: folder.path,
            output: errorLogPath, errors: errorLogPath)
        process.withLock { $0 = child }
        let deadline = ContinuousClock.now + .seconds(90)
        while !Port.greets(socketPath) {
            guard child.isRunning, ContinuousClock.now < deadline else {
                child.killNow()
                throw TestKitError("\(family) did not start:\n\(Shell.text(errorLogPath).suffix(4000))")
            }
            try await Task.sleep(for: .milliseconds(30))
        }
    }

    /// Shuts the server down in an orderly way; its data stays.
    package func stop() async throws {
        guard let child = process.withLock({ $0 }) else { return }
        child.terminate()
        try await child.wait(atMost: .seconds(90))
    }

    /// `kill -9`; the data stays as a crash leaves it.
    package func killNow() async {
        guard let child = process.withLock({ $0 }) else { return }
        child.killNow()
        await child.wait()
        try? FileManager.default.removeItem(atPath: socketPath)
    }

    /// Stops and starts again, on the same port.
    package func restart(extraArguments: [String] = []) async throws {
        try await stop()
        try await launch(extraArguments: extraArguments)
    }

    /// Kills the server and removes its folder.
    package func remove() async {
        await killNow()
        folder.remove()
    }

    package var isRunning: Bool { process.withLock { $0 }?.isRunning ?? false }

    /// Freezes (SIGSTOP) or thaws (SIGCONT) the whole server.
    package func freeze(_ frozen: Bool) { process.withLock { $0 }?.signal(frozen ? SIGSTOP : SIGCONT) }

    /// The largest resident memory so far, in bytes.
    package var peakMemory: UInt64? { process.withLock { $0 }?.peakMemory }

    /// `mysql://tidemark@127.0.0.1:port/` with `query` (such as `tls=disabled`) behind it.
    package func url(query: String = "", user: String = DatabaseServer.user, port: Int? = nil) -> String {
        "mysql://\(user)@127.0.0.1:\(port ?? self.port)/" + (query.isEmpty ? "" : "?\(query)")
    }

    /// What the server has written to its general log, with `options.generalLog`.
    package func generalLog() -> String { Shell.text(generalLogPath) }
}
