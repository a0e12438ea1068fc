import Core
import Foundation
import Service
import TestKit
import Testing

/// People, second factors, sessions and the provider, as users have them.
@Suite struct PeopleVerbTests {
    private static func field(_ label: String, _ output: String) -> String? {
        output.split(separator: "\n").first { $0.hasPrefix(label + " ") }?.split(separator: " ").dropFirst().first
            .map(String.init)
    }

    /// RFC 4648, section 6: what an authenticator does with the text it is given.
    private static func secret(_ text: String) -> Secret {
        let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567")
        let bits = text.flatMap { letter in
            (0..<5).map { ((alphabet.firstIndex(of: letter) ?? 0) >> (4 - $0)) & 1 }
        }
        return Secret(
            stride(from: 0, through: bits.count - 8, by: 8).map { start in
                bits[start..<start + 8].reduce(0 as UInt8) { $0 << 1 | UInt8($1) }
            })
    }

    @Test(.timeLimit(.minutes(3)))
    func `A person is made, signs in, sets a factor up and goes`() async throws {
        let scene = try ServiceScene("people")
        let (run, url) = try await scene.serve()
        try await scene.signIn(run, url)
        let program = scene.program
        let made = try await program.require(["person", "add", "alice", "--title", "Alice W"]).output
        let first = try scene.folder.write(try #require(Self.field("password", made)) + "\n", to: "first")
        let new = try scene.folder.write("correct horse battery\n", to: "new")
        let alice = ["XDG_CONFIG_HOME": scene.folder.file("alice")]
        let login = ["login", "alice", "--server", url, "--password-file"]
        let bare = try await program.run(login + [first], environment: alice)
        #expect(bare.status == .exited(2) && bare.errors.contains("--new-password-file"), "\(bare.errors)")
        try await program.require(login + [first, "--new-password-file", new], environment: alice)
        let who = try await program.require(["whoami"], environment: alice).output
        #expect(who.hasPrefix("alice at \(url)"), "\(who)")
        let listed = try await program.require(["person", "list"]).output
        #expect(listed.contains("Alice W") && listed.contains("administrator"))

        let begun = try await program.require(["factor", "begin", "--password-file", new], environment: alice).output
        let secret = Self.secret(try #require(Self.field("secret", begun)))
        let step = TimedCode.step(at: Timestamp.now())
        let shown = try await program.require(
            ["factor", "confirm", TimedCode.text(secret, step: step)], environment: alice
        ).output
        let codes = shown.split(separator: "\n").filter { $0.hasPrefix("code ") }
        #expect(codes.count == 10)
        let without = try await program.run(login + [new], environment: alice)
        #expect(without.status == .exited(4) && without.errors.hasPrefix("error[access.factor]"), "\(without.errors)")
        let code = try #require(codes[0].split(separator: " ").last.map(String.init))
        try await program.require(login + [new, "--code", code], environment: alice)
        let factor = try await program.require(["person", "show", "alice"]).output
        #expect(factor.contains("9 recovery codes left"), "\(factor)")

        let sessions = try await program.require(["session", "list", "--json"], environment: alice).output
        #expect(sessions.split(separator: "\n").count == 2)
        let all = try await program.require(["session", "list", "--all"]).output
        #expect(all.contains("administrator") && all.contains("alice") && all.contains("tidemark/"))
        let other = try #require(sessions.firstMatch(of: /"id":"([0-9a-f]{16})","isCurrent":false/)).output.1
        try await program.require(["session", "end", String(other)], environment: alice)
        let left = try await program.require(["session", "list", "--json"], environment: alice).output
        #expect(left.split(separator: "\n").count == 1)

        try await program.require(["person", "change", "alice", "--disable"])
        let out = try await program.run(["whoami"], environment: alice)
        #expect(out.errors.hasPrefix("error[access.required]"), "\(out.errors)")
        try await program.require(["person", "change", "alice", "--enable"])
        try await program.require(["person", "reset-factor", "alice"])
        let reset = try await program.require(["person", "reset-password", "alice"]).output
        #expect(Self.field("password", reset) != nil)
        try await program.require(["person", "unlock", "alice"])
        try await program.require(["person", "remove", "alice"])
        #expect(try await program.run(["person", "show", "alice"]).errors.hasPrefix("error[catalog.missing]"))
        #expect(try await scene.stop(run) == .exited(0))
        // Nothing of it lies in the clear, and nothing of it was said to the log.
        for secret in [
            "correct horse battery", code,
            try String(contentsOfFile: first, encoding: .utf8).trimmingCharacters(in: .newlines),
        ] {
            for entry in FileManager.default.enumerator(atPath: scene.data)?.compactMap({ $0 as? String }) ?? [] {
                let data = FileManager.default.contents(atPath: "\(scene.data)/\(entry)") ?? Data()
                #expect(data.range(of: Data(secret.utf8)) == nil, "\(entry)")
            }
            #expect(!run.errors.contains(secret) && !run.output.contains(secret))
        }
    }

    @Test(.timeLimit(.minutes(2)))
    func `A token rotates into a file`() async throws {
        let scene = try ServiceScene("rotation")
        let (run, url) = try await scene.serve()
        try await scene.signIn(run, url)
        let old = try await scene.token("administrator")
        let file = scene.folder.file("rotated")
        try await scene.program.require(["token", "rotate", "administrator", "--grace", "5", "--file", file])
        for token in [old.file, file] {
            try await scene.program.require(["whoami", "--server", url, "--token-file", token])
        }
        let rotated = try await scene.program.require(["token", "rotate", "administrator"]).output
        #expect(Self.field("token", rotated)?.hasPrefix("tmt_") == true)
        for token in [old.file, file] {
            let refused = try await scene.program.run(["whoami", "--server", url, "--token-file", token])
            #expect(refused.errors.hasPrefix("error[access.required]"), "\(refused.errors)")
        }
        let twice = try await scene.program.run(["token", "rotate", "administrator", "--file", file])
        #expect(twice.status == .exited(2))
        #expect(try await scene.stop(run) == .exited(0))
    }

    @Test(.timeLimit(.minutes(2)))
    func `A browser signs the command line in by a provider`() async throws {
        let mock = try await MockProvider.start(people: [
            #"{"sub": "u-1", "preferred_username": "alice", "name": "Alice W", "groups": ["dba"]}"#
        ])
        let scene = try ServiceScene("provider")
        let port = try Port.free()
        let secret = try scene.folder.write("marked-client-secret\n", to: "client-secret")
        let run = try await scene.program.start([
            "serve", "--data", scene.data, "--listen", "127.0.0.1:\(port)", "--oidc-issuer", mock.issuer,
            "--oidc-client", "tidemark", "--oidc-secret-file", secret, "--oidc-address", "http://127.0.0.1:\(port)",
        ])
        try await run.waitFor("serve    http")
        let login = try await scene.program.start(["login", "--provider", "--server", "http://127.0.0.1:\(port)"])
        try await login.waitFor("open     http")
        let begin = try #require(Self.field("open", login.output))
        let browser = Browser()
        let sent = try #require(try await browser.get(begin).location)
        let back = try await mock.consent(sent, as: "u-1")
        let handed = try #require(try await browser.get(back).location)
        // What is no code does not end the wait.
        let empty = try await browser.get(handed.prefix { $0 != "?" } + "favicon.ico")
        #expect(empty.status == 404)
        let page = try await browser.get(handed)
        #expect(page.status == 200 && page.body.hasPrefix("You have signed in."))
        #expect(try await login.process.wait(atMost: .seconds(30)) == .exited(0), "\(login.errors)")
        let who = try await scene.program.require(["whoami"]).output
        #expect(who.hasPrefix("alice at http://127.0.0.1:\(port)"), "\(who)")
        #expect(!run.errors.contains("marked-client-secret"))
        #expect(try await scene.stop(run) == .exited(0))
        await mock.killNow()
    }
}
