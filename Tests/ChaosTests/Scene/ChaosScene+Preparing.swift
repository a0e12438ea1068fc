import Core
import Foundation
import TestKit

extension ChaosScene {
    /// Starts the servers, tells them what there is, and starts the workers. Nothing happens until a plan is applied.
    func prepare() async throws {
        try await makePrograms()
        await servers[0].start()
        _ = try await servers[0].firstPort()
        try await signIn()
        try await startSecond()
        try await history.install()
        for site in ["north", "south"] { try await program.require(["site", "add", site]) }
        let password = try folder.write(DatabaseServer.password + "\n", to: "password")
        for source in sources {
            try await program.require([
                "instance", "add", source.name, "--host", "127.0.0.1", "--port", "\(source.proxy.port)", "--site",
                source.site, "--tls", "disabled", "--tag", "place=\(source.site)", "--password-file", password,
            ])
        }
        try await addSecondRepository()
        try await program.require(["token", "create", "workers", "--file", folder.file("worker.token")])
        for (number, worker) in workers.enumerated() {
            // Servers of drills run as an account of their own, which must reach its folder.
            try FileManager.default.createDirectory(
                atPath: folder.file("w\(number)"), withIntermediateDirectories: true)
            await worker.start()
        }
        log.note("everything runs")
    }

    /// Bases every minute or two, with all that follows them, or none any more, while the log is streamed in both cases.
    /// `bases` are kept: enough for some instants of the trouble to outlive the wait for its end.
    func apply(cycle: String, keeping bases: Int) async throws {
        let plan = { (site: String, more: String) in
            """
              \(site):
                cycle: {cron: "\(cycle)"}
                retention: {bases: {last: \(bases)}}
                repository: main
                \(more)
                threads: 2
                drills:
                  after-bases: 2
                  which: random
                  assertions:
                    - {name: ten digits, sql: SELECT d FROM witness.digit, rows-at-least: 10}
                alerts: {rpo: 1min}
                instances: {tags: [place=\(site)]}

            """
        }
        let text = "plans:\n" + plan("north", "copies: [offsite]") + plan("south", "log: true")
        let file = try folder.write(text, to: "plans.yaml")
        try await program.require(["apply", "-f", file])
        log.note("plans are applied: bases at \(cycle)")
    }

    private func signIn() async throws {
        let output = await servers[0].firstOutput
        let line = output.split(separator: "\n").first { $0.hasPrefix("password ") }
        guard let password = line?.split(separator: " ").dropFirst().first.map(String.init) else {
            throw TestKitError("the first server showed no password:\n\(output)")
        }
        let file = try folder.write(password + "\n", to: "administrator")
        try await program.require(["login", "--server", url, "--password-file", file])
        try await program.require([
            "token", "create", "test", "--scope", "administrator", "--file", folder.file("test.token"),
        ])
    }

    /// It needs the key that the first one seals secrets with.
    private func startSecond() async throws {
        let data = folder.file("s1")
        try FileManager.default.createDirectory(
            atPath: data, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
        try FileManager.default.copyItem(atPath: folder.file("s0/secret.key"), toPath: data + "/secret.key")
        await servers[1].start()
        _ = try await servers[1].firstPort()
    }

    private func addSecondRepository() async throws {
        let url = storage.url(Self.bucket, "offsite", port: storeProxy.port)
        let key = folder.file("offsite.key")
        try await program.require(["init", "--repo", url, "--key-file", key])
        // Its credentials are given to workers with their jobs; those of the first are in their environment.
        let secret = try folder.write(ObjectStorageServer.secretKey + "\n", to: "secret")
        try await program.require([
            "repository", "add", "offsite", "--repo", url, "--key-file", key, "--access-key-id",
            ObjectStorageServer.accessKey, "--secret-key-file", secret,
        ])
    }

    /// MySQL comes from another system and is started by its own loader: programs of its usual names, for drills.
    private func makePrograms() async throws {
        let installation = try ServerInstallation.find(.mysql)
        let places = installation.baseArguments.filter {
            $0.hasPrefix("--basedir=") || $0.hasPrefix("--lc-messages-dir=") || $0.hasPrefix("--plugin-dir=")
        }
        try FileManager.default.createDirectory(atPath: folder.file("bin"), withIntermediateDirectories: true)
        let programs: [(name: String, options: [String])] = [("mysqld", places), ("mysql_tzinfo_to_sql", [])]
        for (name, options) in programs {
            let command = installation.command(name, daemon: name == "mysqld").joined(separator: " ")
            let path = try folder.write(
                "#!/bin/sh\nexec \(command) \"$@\" \(options.joined(separator: " "))\n", to: "bin/\(name)")
            try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: path)
        }
    }
}
