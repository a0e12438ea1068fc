internal import Foundation

/// An initialised, never started data folder of a server version, made once a machine and copied for every server.
actor DataTemplate {
    static let shared = DataTemplate()

    private var making: [ServerFamily: Task<String, any Error>] = [:]

    /// The template's path; made on the first call. Processes that make it at the same time do not disturb each other.
    func path(_ installation: ServerInstallation) async throws -> String {
        if let task = making[installation.family] { return try await task.value }
        let task = Task { try await make(installation) }
        making[installation.family] = task
        return try await task.value
    }

    /// Copies the template to `folder`, which must not exist.
    func copy(_ installation: ServerInstallation, to folder: String) async throws {
        let template = try await path(installation)
        try await Shell.require("cp", ["-r", "--reflink=auto", "--sparse=always", template, folder])
    }

    private nonisolated func make(_ installation: ServerInstallation) async throws -> String {
        let parent = installation.serversFolder
        let name = "template-1-\(installation.family.rawValue)-\(installation.version)-\(getuid())"
            .map { $0.isLetter || $0.isNumber || "-.".contains($0) ? $0 : "_" }
        let path = parent + "/" + String(name)
        if FileManager.default.fileExists(atPath: path) { return path }
        try FileManager.default.createDirectory(atPath: parent, withIntermediateDirectories: true)
        let fresh = "\(path).new-\(getpid())"
        try? FileManager.default.removeItem(atPath: fresh)
        defer { try? FileManager.default.removeItem(atPath: fresh) }
        switch installation.family {
        case .mariadb:
            let command = installation.command("mariadb-install-db")
            try await Shell.require(
                command[0],
                installation.baseArguments + [
                    "--datadir=\(fresh)", "--auth-root-authentication-method=normal", "--skip-test-db",
                    "--innodb-log-file-size=16M", "--innodb-buffer-pool-size=16M",
                ])
        case .mysql:
            let command = installation.command("mysqld", daemon: true)
            try await Shell.require(
                command[0],
                command.dropFirst() + installation.baseArguments + [
                    "--datadir=\(fresh)", "--initialize-insecure", "--innodb-redo-log-capacity=16M",
                    "--innodb-buffer-pool-size=32M", "--innodb-doublewrite=OFF",
                ])
            // Every server gets an identity of its own.
            try FileManager.default.removeItem(atPath: fresh + "/auto.cnf")
        }
        // Another process may have been first; its template is as good.
        try? FileManager.default.moveItem(atPath: fresh, toPath: path)
        guard FileManager.default.fileExists(atPath: path) else { throw TestKitError("cannot make \(path)") }
        return path
    }
}
