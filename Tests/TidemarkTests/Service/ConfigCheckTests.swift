import Foundation
import Service
import TestKit
import Testing

@Suite struct ConfigCheckTests {
    let program = TidemarkProgram()

    @Test func `What holds is told with where it comes from`() async throws {
        let folder = try TestFolder("config")
        let file = try folder.write("listen: 127.0.0.1:9001\nworker: {slots: 3}\n", to: "tidemark.yaml")
        let checked = try await program.require(
            ["config", "check", file, "--worker-slots", "5"], environment: ["TIDEMARK_LOG_FORMAT": "json"])
        let rows = checked.output.split(separator: "\n").map {
            $0.split(separator: " ", omittingEmptySubsequences: true)
        }
        func row(_ key: String) -> [String] {
            rows.first { $0.first == Substring(key) }?.dropFirst().map(String.init) ?? []
        }
        #expect(row("listen") == ["127.0.0.1:9001", "file"])
        #expect(row("worker.slots") == ["5", "flag"])
        #expect(row("log.format") == ["json", "environment"])
        #expect(row("worker.streams") == ["200", "default"])
        let json = try await program.require(["config", "check", file, "--json"])
        #expect(json.output.contains(#"{"event":"setting","key":"listen","value":"127.0.0.1:9001","from":"file"}"#))
    }

    @Test func `Everything that is wrong is told, with exit code 2`() async throws {
        let folder = try TestFolder("config")
        let file = try folder.write("lissen: x\nworker: {slots: 0}\n", to: "tidemark.yaml")
        for command in [["config", "check", file], ["serve", "--config", file]] {
            let finished = try await program.run(command)
            #expect(finished.status == .exited(2))
            #expect(finished.errors.contains("lissen (line 1): There is no such field. Did you mean listen?"))
            #expect(finished.errors.contains("worker.slots (line 2): 0 is out of range."))
        }
        let missing = try await program.run(["config", "check", folder.file("none.yaml")])
        #expect(missing.status == .exited(2) && missing.errors.contains("cannot be read"))
    }

    /// Every key is a flag of `serve`, and `serve` has no others but its own few.
    @Test func `The flags of serve are those of the table`() async throws {
        let help = try await program.require(["help", "serve"]).output
        let flags = Set(help.matches(of: /(?m)^\s+(--[a-z0-9-]+)/).map { String($0.output.1) })
        let keys = Set(ServiceConfiguration.keys.map(\.flag))
        #expect(keys.subtracting(flags).isEmpty)
        let own: Set<String> = ["--config", "--recover-from", "--recover-service", "--json", "--version", "--help"]
        let others = flags.subtracting(keys).subtracting(own).filter { flag in
            !["--key-", "--passphrase-", "--kms-", "--pkcs11-", "--s3-", "--upload-", "--download-"].contains {
                flag.hasPrefix($0)
            }
        }
        #expect(others.isEmpty)
    }

    @Test func `Options of the server may stand before the command`() async throws {
        let folder = try TestFolder("lead")
        let token = try folder.write("abc\n", to: "token")
        for arguments in [
            ["--server", "http://127.0.0.1:1", "--token-file", token, "status"],
            ["--server=http://127.0.0.1:1", "status", "--token-file", token],
            ["status", "--server", "http://127.0.0.1:1", "--token-file", token],
        ] {
            let finished = try await program.run(arguments)
            #expect(finished.status == .exited(4), "\(arguments)")
            #expect(finished.errors.hasPrefix("error[server.unreachable]"), "\(finished.errors)")
        }
        let machine = try await program.run(["--json", "--server", "ftp://x", "status"])
        #expect(machine.status == .exited(2) && machine.output.contains(#""code":"usage.invalid""#))
        let open = try await program.run(["status", "--server", "http://backup.example.com", "--token-file", token])
        #expect(open.status == .exited(2) && open.errors.contains("in the clear"))
    }
}
