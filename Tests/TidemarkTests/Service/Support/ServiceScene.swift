import Core
import Foundation
import TestKit
import Testing

/// `tidemark serve` with everything in one folder, and a user who asks it.
struct ServiceScene {
    let folder: TestFolder
    var program = TidemarkProgram()
    var data: String { folder.file("data") }

    init(_ label: String) throws {
        folder = try TestFolder(label)
        // Sessions and defaults of whoever runs the tests stay out of it.
        program.environment = ["XDG_CONFIG_HOME": folder.file("config"), "HOME": folder.path, "TMPDIR": folder.path]
    }

    /// Starts a service on a free port and waits until it listens.
    func serve(_ more: [String] = [], data: String? = nil) async throws -> (run: TidemarkRun, url: String) {
        let run = try await program.start(
            ["serve", "--data", data ?? self.data, "--listen", "127.0.0.1:0"] + more)
        try await run.waitFor("serve    http")
        let line = run.output.split(separator: "\n").first { $0.hasPrefix("serve ") }
        return (run, try #require(line?.split(separator: " ").last.map(String.init)))
    }

    /// Signs in with the password that the start showed. Later verbs ask this service.
    func signIn(_ run: TidemarkRun, _ url: String) async throws {
        let line = try #require(run.output.split(separator: "\n").first { $0.hasPrefix("password ") })
        let password = try #require(line.split(separator: " ").dropFirst().first.map(String.init))
        let file = try folder.write(password + "\n", to: "password")
        try await program.require(["login", "--server", url, "--password-file", file])
    }

    /// A token of a scope, which `--token-file` takes for any server of the same catalog.
    func token(_ scope: String) async throws -> (file: String, text: String) {
        let file = folder.file("\(scope).token")
        try await program.require(["token", "create", scope, "--scope", scope, "--file", file])
        let text = try String(contentsOfFile: file, encoding: .utf8).trimmingCharacters(in: .newlines)
        return (file, text)
    }

    func add(_ name: String, _ server: DatabaseServer) async throws {
        try await program.require([
            "instance", "add", name, "--host", "127.0.0.1", "--port", "\(server.port)", "--user", DatabaseServer.user,
            "--password-file", try sourcePassword(),
        ])
    }

    func sourcePassword() throws -> String { try folder.write(DatabaseServer.password + "\n", to: "source-password") }

    /// A plan for the instance `shop`, with further lines of it.
    func apply(_ more: String = "", _ arguments: [String] = []) async throws {
        let text =
            "plans:\n  nightly:\n    cycle: {every: 6h}\n    repository: main\n    instances: {names: [shop]}\n" + more
        let file = try folder.write(text, to: "plan.yaml")
        try await program.require(["apply", "-f", file] + arguments)
    }

    /// Waits until the service says that every instance can be brought back.
    func awaitProtection(_ arguments: [String] = [], atMost limit: Duration = .seconds(60)) async throws {
        let deadline = ContinuousClock.now + limit
        var said = ""
        while ContinuousClock.now < deadline {
            said = try await program.require(["status"] + arguments).output
            if said.hasPrefix("all ") { return }
            try await Task.sleep(for: .milliseconds(200))
        }
        throw TestKitError("the instances were never protected:\n\(said)")
    }

    /// Waits until the log is durable as far as `moment`, a time of the source in UTC.
    func awaitLog(_ instance: String, past moment: Timestamp, _ arguments: [String] = []) async throws {
        let deadline = ContinuousClock.now + .seconds(60)
        while ContinuousClock.now < deadline {
            let said = try await program.require(["instance", "list", "--json"] + arguments).output
            for line in said.split(separator: "\n") {
                guard let shown = try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any],
                    shown["instance"] as? String == instance, let window = shown["window"] as? [String: Any],
                    let end = window["end"] as? String
                else { continue }
                if try Timestamp(parsing: end) > moment { return }
            }
            try await Task.sleep(for: .milliseconds(500))
        }
        throw TestKitError("the log of \(instance) never came past \(moment)")
    }

    func stop(_ run: TidemarkRun) async throws -> TestKit.ExitStatus {
        run.process.terminate()
        return try await run.process.wait(atMost: .seconds(60))
    }
}
