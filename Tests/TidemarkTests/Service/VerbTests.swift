import Foundation
import TestKit
import Testing

/// Verbs that show and change what a service knows, without a database server.
@Suite struct VerbTests {
    @Test(.timeLimit(.minutes(3)))
    func `Projects and sites are made, changed and removed`() async throws {
        let scene = try ServiceScene("verbs-projects")
        let (run, url) = try await scene.serve()
        try await scene.signIn(run, url)
        let program = scene.program
        try await program.require(["project", "add", "team"])
        try await program.require(["project", "change", "team", "--rename", "crew", "--title", "The crew"])
        #expect(try await program.require(["project", "show", "crew"]).output.contains("The crew"))
        // What is not named stays.
        try await program.require(["project", "change", "crew", "--rename", "team"])
        #expect(try await program.require(["project", "show", "team"]).output.contains("The crew"))
        #expect(try await program.require(["project", "list", "--json"]).output.split(separator: "\n").count == 2)

        try await program.require(["site", "add", "berlin", "--project", "team"])
        try await program.require(["site", "change", "berlin", "--project", "team", "--title", "The cellar"])
        #expect(
            try await program.require(["site", "show", "berlin", "--project", "team"]).output.contains("The cellar"))
        let elsewhere = try await program.run(["site", "show", "berlin"])
        #expect(elsewhere.errors.hasPrefix("error[catalog.missing]"), "\(elsewhere.errors)")
        try await program.require(["site", "remove", "berlin", "--project", "team"])
        let sites = try await program.require(["site", "list", "--project", "team"]).output
        #expect(sites.contains("default") && !sites.contains("berlin"), "\(sites)")
        try await program.require(["project", "remove", "team"])
        let gone = try await program.run(["project", "show", "team"])
        #expect(gone.errors.hasPrefix("error[catalog.missing]"), "\(gone.errors)")
        #expect(try await scene.stop(run) == .exited(0))
    }

    @Test(.timeLimit(.minutes(3)))
    func `A change of an instance or a repository leaves the rest as it is`() async throws {
        let scene = try ServiceScene("verbs-changes")
        let (run, url) = try await scene.serve()
        try await scene.signIn(run, url)
        let program = scene.program
        let secret = try scene.folder.write("secret\n", to: "secret")
        try await program.require([
            "instance", "add", "shop", "127.0.0.1:3399", "--user", "backup", "--tag", "env=test", "--password-file",
            secret,
        ])
        try await program.require(["instance", "change", "shop", "--port", "3398", "--tls", "required"])
        let shown = try await program.require(["instance", "show", "shop"]).output
        #expect(shown.contains("backup@127.0.0.1:3398, TLS required") && shown.contains("env=test"), "\(shown)")
        #expect(try await program.require(["instance", "list", "--tag", "env=test"]).output.contains("shop"))
        #expect(
            try await program.require(["instance", "list", "--tag", "env=live"]).output.hasPrefix("no instance has"))
        try await program.require(["instance", "change", "shop", "--no-tags"])
        let bare = try await program.require(["instance", "show", "shop"]).output
        #expect(bare.contains("backup@127.0.0.1:3398") && !bare.contains("env=test"), "\(bare)")
        let both = try await program.run(["instance", "add", "x", "127.0.0.1:3399", "--host", "127.0.0.1"])
        #expect(both.status == .exited(2) && both.errors.contains("excludes --host"), "\(both.errors)")

        try await program.require([
            "repository", "change", "main", "--upload-rate", "20MB/s", "--price", "STANDARD=0.0036", "--currency",
            "EUR",
        ])
        let limited = try await program.require(["repository", "show", "main"]).output
        #expect(limited.contains("at most 20 MB/s") && limited.contains("STANDARD 0.0036 EUR"), "\(limited)")
        // The key of the environment is the user's own, and not sent; what was stored stays.
        let lost = scene.folder.file("no-such-key")
        try await program.require(
            ["repository", "change", "main", "--holds-catalog", "--upload-rate", "none"],
            environment: ["TIDEMARK_KEY_FILE": lost])
        let changed = try await program.require(["repository", "show", "main", "--json"]).output
        #expect(changed.contains(#""holdsCatalog":true"#) && changed.contains(#""keyKind":"keyfile""#), "\(changed)")
        #expect(changed.contains("0.0036") && !changed.contains("uploadBytesPerSecond"), "\(changed)")
        let price = try await program.run(["repository", "change", "main", "--price", "STANDARD"])
        #expect(price.status == .exited(2) && price.errors.contains("STANDARD=0.023"), "\(price.errors)")
        #expect(try await scene.stop(run) == .exited(0))
    }

    @Test(.timeLimit(.minutes(3)))
    func `What was never proven, or never happened, is said to be so`() async throws {
        let scene = try ServiceScene("verbs-drills")
        let (run, url) = try await scene.serve()
        try await scene.signIn(run, url)
        let program = scene.program
        let secret = try scene.folder.write("secret\n", to: "secret")
        try await program.require(["instance", "add", "shop", "127.0.0.1:3399", "--password-file", secret])
        let window = try await program.require(["instance", "window", "shop"]).output
        #expect(window.hasPrefix("shop cannot be brought back to any time yet"), "\(window)")
        #expect(try await program.require(["drill", "list", "shop"]).output.hasPrefix("no drill yet"))
        // A file that was begun for evidence there is none of is taken away again.
        let file = scene.folder.file("evidence.json")
        let none = try await program.run(["drill", "evidence", "0123", "--file", file])
        #expect(!none.status.isSuccess && none.errors.hasPrefix("error["), "\(none.errors)")
        #expect(!FileManager.default.fileExists(atPath: file))
        // With and without its verb.
        for words in [["drill", "shop"], ["drill", "begin", "shop"], ["--server", url, "drill", "shop"]] {
            let refused = try await program.run(words + ["--point", "oldest"])
            #expect(refused.status == .exited(2) && refused.errors.contains("newest or random"), "\(refused.errors)")
        }
        #expect(try await program.require(["event", "list", "--kind", "no.such"]).output == "nothing happened\n")
        #expect(try await scene.stop(run) == .exited(0))
    }

    @Test(.timeLimit(.minutes(3)))
    func `Channels and subscriptions are made, changed, tested and removed`() async throws {
        let scene = try ServiceScene("verbs-channels")
        let (run, url) = try await scene.serve()
        try await scene.signIn(run, url)
        let program = scene.program
        // Nobody listens there.
        let place = try scene.folder.write("http://127.0.0.1:9/robot?access_token=t0ken\n", to: "url")
        let secret = try scene.folder.write("SECs3cret\n", to: "secret")
        try await program.require([
            "channel", "add", "ding", "--kind", "dingtalk", "--language", "zh", "--url-file", place, "--secret-file",
            secret,
        ])
        try await program.require(["channel", "change", "ding", "--rename", "ops", "--language", "en"])
        let shown = try await program.require(["channel", "show", "ops", "--json"]).output
        #expect(shown.contains(#""host":"127.0.0.1""#) && shown.contains(#""hasSecret":true"#), "\(shown)")
        #expect(!shown.contains("t0ken") && !shown.contains("s3cret"))
        try await program.require([
            "channel", "add", "mail", "--kind", "mail", "--mail-host", "mail.example.com", "--mail-from",
            "tidemark@example.com", "--mail-to", "ops@example.com", "--mail-security", "tls",
        ])
        #expect(try await program.require(["channel", "show", "mail"]).output.contains("465"))
        let unreached = try await program.run(["event", "test", "ops"])
        #expect(unreached.status == .exited(4), "\(unreached.errors)")
        #expect(unreached.errors.hasPrefix("error[channel.unreachable]") && !unreached.errors.contains("t0ken"))

        try await program.require([
            "subscription", "add", "nights", "--channel", "ops", "--kind", "job.*", "--severity", "critical", "--quiet",
            "22:00-07:00", "--zone", "Asia/Shanghai", "--escalate-after", "30", "--escalate-to", "mail",
        ])
        try await program.require(["subscription", "change", "nights", "--fold", "5", "--no-tells-end"])
        let wanted = try await program.require(["subscription", "show", "nights"]).output
        for words in ["kinds job.*", "5 min", "after 30 min to mail", "22:00-07:00 Asia/Shanghai"] {
            #expect(wanted.contains(words), "\(wanted)")
        }
        let used = try await program.run(["channel", "remove", "mail"])
        #expect(used.errors.hasPrefix("error[catalog.exists]"), "\(used.errors)")
        #expect(try await program.require(["event", "deliveries"]).output == "no messages\n")
        #expect(
            try await program.require(["event", "replay", "--channel", "ops"]).output.hasPrefix("nothing was given up"))
        let nothing = try await program.run(["event", "ack", "999999"])
        #expect(nothing.errors.hasPrefix("error[catalog.missing]"), "\(nothing.errors)")
        try await program.require(["subscription", "remove", "nights"])
        for name in ["ops", "mail"] { try await program.require(["channel", "remove", name]) }
        #expect(!(try await program.require(["channel", "list"]).output.contains("ops")))
        #expect(try await scene.stop(run) == .exited(0))
    }

    @Test(.timeLimit(.minutes(3)))
    func `Another password ends every other session`() async throws {
        let scene = try ServiceScene("verbs-password")
        let (run, url) = try await scene.serve()
        try await scene.signIn(run, url)
        let program = scene.program
        let other = ["XDG_CONFIG_HOME": scene.folder.file("elsewhere")]
        let old = scene.folder.file("password")
        try await program.require(["login", "--server", url, "--password-file", old], environment: other)
        let caller = try await program.require(["whoami"], environment: other).output
        #expect(caller.hasPrefix("administrator at \(url), as administrator, until "), "\(caller)")

        let new = try scene.folder.write("another password\n", to: "new-password")
        let wrong = try await program.run(["password", "--password-file", new, "--new-password-file", new])
        #expect(wrong.status == .exited(4) && wrong.errors.hasPrefix("error[access.password]"), "\(wrong.errors)")
        let nobody = try await program.run(["password", "--password-file", old])
        #expect(nobody.status == .exited(2) && nobody.errors.contains("--new-password-file"), "\(nobody.errors)")
        try await program.require(["password", "--password-file", old, "--new-password-file", new])
        try await program.require(["whoami"])
        let ended = try await program.run(["whoami"], environment: other)
        #expect(ended.errors.hasPrefix("error[access.required]"), "\(ended.errors)")
        try await program.require(["login", "--server", url, "--password-file", new], environment: other)
        #expect(try await scene.stop(run) == .exited(0))
    }
}
