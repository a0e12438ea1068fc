import Foundation
import TestKit
import Testing

/// `tidemark serve` and the verbs against it, as a user runs them.
@Suite struct ServeTests {
    /// A service in a folder of its own, on a port of its own.
    private struct Scene {
        let folder: TestFolder
        var program = TidemarkProgram()
        var data: String { folder.file("data") }

        init() throws {
            folder = try TestFolder("serve")
            // Sessions and defaults of whoever runs the tests stay out of it.
            program.environment = [
                "XDG_CONFIG_HOME": folder.file("config"), "HOME": folder.path, "TMPDIR": folder.path,
            ]
        }

        func serve(_ more: [String] = []) async throws -> TidemarkRun {
            try await program.start(["serve", "--data", data, "--listen", "127.0.0.1:0"] + more)
        }

        /// The URL of a service that has begun to listen.
        func url(of run: TidemarkRun) async throws -> String {
            try await run.waitFor("serve    http")
            let line = run.output.split(separator: "\n").first { $0.hasPrefix("serve ") }
            return try #require(line?.split(separator: " ").last.map(String.init))
        }

        func stop(_ run: TidemarkRun) async throws -> TestKit.ExitStatus {
            run.process.terminate()
            return try await run.process.wait(atMost: .seconds(60))
        }

        /// Signs in with the password that a first start showed.
        func signIn(_ run: TidemarkRun, _ url: String) async throws {
            let line = try #require(run.output.split(separator: "\n").first { $0.hasPrefix("password ") })
            let password = try #require(line.split(separator: " ").dropFirst().first.map(String.init))
            let file = try folder.write(password + "\n", to: "password")
            try await program.require(["login", "--server", url, "--password-file", file])
        }

        func mode(_ path: String) throws -> Int {
            let attributes = try FileManager.default.attributesOfItem(atPath: path)
            return (attributes[.posixPermissions] as? NSNumber)?.intValue ?? -1
        }
    }

    @Test(.timeLimit(.minutes(2)))
    func `A first start makes everything, shows the password once, and stops in good order`() async throws {
        let scene = try Scene()
        let first = try await scene.serve()
        let url = try await scene.url(of: first)
        #expect(first.output.split(separator: "\n").filter { $0.hasPrefix("password ") }.count == 1)
        #expect(try scene.mode(scene.data) == 0o700)
        let catalog = ["catalog.sqlite", "catalog.sqlite-wal", "catalog.sqlite-shm"]
        for name in ["secret.key", "repository.key", "serve.lock"] + catalog {
            #expect(try scene.mode("\(scene.data)/\(name)") == 0o600, "\(name)")
        }
        #expect(FileManager.default.fileExists(atPath: scene.data + "/repository"))
        try await scene.signIn(first, url)
        #expect(try scene.mode(scene.folder.file("config/tidemark/sessions.json")) == 0o600)
        let status = try await scene.program.require(["status"])
        #expect(status.output.contains("no instance yet"))
        #expect(try await scene.stop(first) == .exited(0), "\(first.errors)")

        // A catalog that others could read, as earlier versions made it, is closed to them.
        try FileManager.default.setAttributes([.posixPermissions: 0o644], ofItemAtPath: scene.data + "/catalog.sqlite")

        // What was there is there again, and the password is never shown again.
        let second = try await scene.serve()
        let again = try await scene.url(of: second)
        for name in catalog { #expect(try scene.mode("\(scene.data)/\(name)") == 0o600, "\(name)") }
        #expect(!second.output.contains("password "))
        let repositories = try await scene.program.run(["repository", "list", "--server", again])
        // The session was for the old port's address.
        #expect(repositories.errors.hasPrefix("error[access.required]"))
        #expect(try await scene.stop(second) == .exited(0))
    }

    @Test(.timeLimit(.minutes(2)))
    func `Two services do not share a folder`() async throws {
        let scene = try Scene()
        let first = try await scene.serve()
        _ = try await scene.url(of: first)
        let second = try await scene.program.run(["serve", "--data", scene.data, "--listen", "127.0.0.1:0"])
        #expect(second.status == .exited(1))
        #expect(second.errors.contains("error[service.running]"))
        #expect(second.errors.contains("(process \(first.process.identifier))"))
        // A service that was killed leaves nothing that would keep the next one out.
        first.process.killNow()
        _ = await first.process.wait()
        let third = try await scene.serve()
        _ = try await scene.url(of: third)
        #expect(try await scene.stop(third) == .exited(0))
    }

    @Test(.timeLimit(.minutes(2)))
    func `An address that is taken is said to be`() async throws {
        let scene = try Scene()
        let other = try Scene()
        let first = try await scene.serve()
        let address = try await scene.url(of: first).replacing("http://", with: "")
        let second = try await other.program.run(["serve", "--data", other.data, "--listen", address])
        #expect(second.status == .exited(1))
        #expect(second.errors.contains("error[service.listen]"), "\(second.errors)")
        #expect(try await scene.stop(first) == .exited(0))
    }

    @Test(.timeLimit(.minutes(2)))
    func `Another key than the catalog's is refused and leaves no trace`() async throws {
        let scene = try Scene()
        let first = try await scene.serve()
        _ = try await scene.url(of: first)
        #expect(try await scene.stop(first) == .exited(0))
        let key = scene.data + "/secret.key"
        let kept = scene.folder.file("secret.key")
        try FileManager.default.moveItem(atPath: key, toPath: kept)
        let refused = try await scene.program.run(["serve", "--data", scene.data, "--listen", "127.0.0.1:0"])
        #expect(refused.status == .exited(1))
        #expect(refused.errors.contains("error[catalog.secret]"))
        #expect(!FileManager.default.fileExists(atPath: key))
        try FileManager.default.moveItem(atPath: kept, toPath: key)
        let second = try await scene.serve()
        _ = try await scene.url(of: second)
        #expect(try await scene.stop(second) == .exited(0))
    }

    @Test(.timeLimit(.minutes(3)))
    func `Sites, instances, plans, tokens and jobs are made and shown`() async throws {
        let scene = try Scene()
        let run = try await scene.serve()
        let url = try await scene.url(of: run)
        try await scene.signIn(run, url)
        let program = scene.program
        try await program.require(["site", "add", "berlin", "--title", "The cellar"])
        let list = try scene.folder.write(
            "name,host,port,site,tags\nshop,127.0.0.1,3399,default,env=test\nledger,127.0.0.1,3398,berlin,\n",
            to: "list.csv")
        let dry = try await program.require(["instance", "import", list, "--dry-run"])
        #expect(dry.output.contains("would be 2 added, 0 changed, 0 unchanged, 0 refused"))
        #expect(try await program.require(["instance", "list"]).output.contains("no instance yet"))
        try await program.require(["instance", "import", list])
        let twice = try await program.require(["instance", "import", list])
        #expect(twice.output.contains("done     0 added, 0 changed, 2 unchanged, 0 refused"))
        let shown = try await program.require(["--server", url, "instance", "list"])
        #expect(shown.output.contains("shop") && shown.output.contains("unprotected"))
        let json = try await program.require(["instance", "list", "--json"])
        #expect(json.output.split(separator: "\n").count == 2)
        #expect(json.output.split(separator: "\n").allSatisfy { $0.hasPrefix("{") && $0.hasSuffix("}") })

        let plan = { (threads: Int) in
            try scene.folder.write(
                "plans:\n  nightly:\n    cycle: {at: [\"02:00\"]}\n    repository: main\n    threads: \(threads)\n"
                    + "    instances: {tags: [env=test]}\n", to: "plan-\(threads).yaml")
        }
        try await program.require(["apply", "-f", try plan(2)])
        let change = try await program.require(["apply", "-f", try plan(8), "--dry-run"])
        #expect(change.output.contains("threads: 2 → 8"))
        #expect(try await program.require(["plan", "show", "nightly"]).output.contains("threads: 2"))
        let bad = try scene.folder.write("plans:\n  nightly:\n    cycel: {at: [\"02:00\"]}\n", to: "bad.yaml")
        let refused = try await program.run(["apply", "-f", bad])
        #expect(refused.status == .exited(2))
        #expect(refused.errors.contains("plans.nightly.cycel (line 3)"))
        #expect(refused.errors.contains("Did you mean cycle?"))

        let token = scene.folder.file("worker.token")
        try await program.require(["token", "create", "berlin", "--file", token])
        #expect(try scene.mode(token) == 0o600)
        #expect(try await program.require(["token", "list"]).output.contains("berlin"))
        // A worker's token is no administrator's.
        let denied = try await program.run(["token", "list", "--server", url, "--token-file", token])
        #expect(denied.status == .exited(4))
        #expect(denied.errors.contains("error[access.denied]"))

        let begun = try await program.require(["instance", "backup", "shop", "--json"])
        let job = try #require(begun.output.firstMatch(of: /"id":"([0-9a-f]+)"/)).output.1
        // Nothing listens at that place, so it would be tried again and again.
        try await program.require(["job", "cancel", String(job)])
        let followed = try await program.run(["job", "log", "--follow", String(job)], atMost: .seconds(90))
        #expect(followed.status == .exited(130), "\(followed.errors)")
        #expect(followed.errors.contains("was cancelled"))
        #expect(try await program.require(["job", "list", "--state", "cancelled"]).output.contains(job))
        try await program.require(["token", "revoke", "berlin"])
        try await program.require(["instance", "remove", "ledger"])
        try await program.require(["logout"])
        #expect(try await program.run(["status", "--server", url]).errors.hasPrefix("error[access.required]"))
        #expect(try await scene.stop(run) == .exited(0))
    }

    @Test(.timeLimit(.minutes(2)))
    func `Passwords and tokens lie nowhere in the clear`() async throws {
        let scene = try Scene()
        let run = try await scene.serve(["--log-level", "trace"])
        let url = try await scene.url(of: run)
        try await scene.signIn(run, url)
        let marked = "marked-instance-password-5521"
        let file = try scene.folder.write(marked + "\n", to: "instance-password")
        try await scene.program.require(
            ["instance", "add", "shop", "--host", "127.0.0.1", "--port", "3397", "--password-file", file])
        let token = scene.folder.file("worker.token")
        try await scene.program.require(["token", "create", "w", "--file", token])
        let text = try String(contentsOfFile: token, encoding: .utf8).trimmingCharacters(in: .newlines)
        let listed = try await scene.program.require(["worker", "list", "--json"])
        #expect(try await scene.stop(run) == .exited(0))
        let password = try String(contentsOfFile: scene.folder.file("password"), encoding: .utf8)
            .trimmingCharacters(in: .newlines)
        var looked = 0
        for entry in FileManager.default.enumerator(atPath: scene.data)?.compactMap({ $0 as? String }) ?? [] {
            guard let data = FileManager.default.contents(atPath: "\(scene.data)/\(entry)") else { continue }
            looked += 1
            // The whole token, and its secret half alone.
            for secret in [marked, password, text, String(text.suffix(64))] {
                #expect(data.range(of: Data(secret.utf8)) == nil, "\(entry)")
            }
        }
        #expect(looked > 3)
        for said in [run.errors, listed.output, listed.errors] {
            #expect(!said.contains(marked) && !said.contains(String(text.suffix(64))))
        }
        #expect(!run.errors.contains(password))
    }

    @Test(.timeLimit(.minutes(2)))
    func `A worker elsewhere is seen, and stops in good order`() async throws {
        let scene = try Scene()
        let run = try await scene.serve(["--worker-enabled", "false"])
        let url = try await scene.url(of: run)
        try await scene.signIn(run, url)
        let token = scene.folder.file("worker.token")
        try await scene.program.require(["token", "create", "w", "--file", token])
        let arguments = ["worker", "--server", url, "--token-file", token, "--folder", scene.folder.file("worker")]
        let worker = try await scene.program.start(arguments)
        let deadline = ContinuousClock.now + .seconds(30)
        var listed = ""
        while !listed.contains("default"), ContinuousClock.now < deadline {
            listed = try await scene.program.require(["worker", "list"]).output
        }
        #expect(listed.contains("default"))
        // A worker that waits for work keeps no server from stopping.
        let begun = ContinuousClock.now
        #expect(try await scene.stop(run) == .exited(0))
        #expect(ContinuousClock.now - begun < .seconds(15))
        worker.process.terminate()
        #expect(try await worker.process.wait(atMost: .seconds(60)) == .exited(0), "\(worker.errors)")
    }

    @Test(.timeLimit(.minutes(2)))
    func `A renewed certificate is used without a restart`() async throws {
        let scene = try Scene()
        let first = try await Certificates.make(in: scene.folder.file("first"))
        let second = try await Certificates.make(in: scene.folder.file("second"), authorityName: "The next one")
        let used = scene.folder.file("used")
        try FileManager.default.createDirectory(atPath: used, withIntermediateDirectories: true)
        func use(_ certificates: Certificates) throws {
            for (from, name) in [(certificates.serverCertificate, "cert.pem"), (certificates.serverKey, "key.pem")] {
                try Data(contentsOf: URL(fileURLWithPath: from)).write(
                    to: URL(fileURLWithPath: "\(used)/\(name)"), options: .atomic)
            }
        }
        try use(first)
        let run = try await scene.serve(["--tls-cert", used + "/cert.pem", "--tls-key", used + "/key.pem"])
        let url = try await scene.url(of: run).replacing("127.0.0.1", with: "localhost")
        #expect(url.hasPrefix("https://"))
        let token = try scene.folder.write("tmt_0000000000000000_\(String(repeating: "0", count: 64))\n", to: "token")
        func asked(_ authority: String) async throws -> String {
            try await scene.program.run(
                ["status", "--server", url, "--server-ca", authority, "--token-file", token]
            ).errors
        }
        // Refused for its token: the connection was believed.
        #expect(try await asked(first.authority).contains("error[access.required]"))
        #expect(try await asked(second.authority).contains("error[server.untrusted]"))
        try use(second)
        let deadline = ContinuousClock.now + .seconds(20)
        var said = ""
        while !said.contains("error[access.required]"), ContinuousClock.now < deadline {
            said = try await asked(second.authority)
        }
        #expect(said.contains("error[access.required]"))
        #expect(try await scene.stop(run) == .exited(0))
    }
}
