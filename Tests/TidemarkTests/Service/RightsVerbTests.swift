import Foundation
import TestKit
import Testing

/// Verbs about who may do what.
@Suite struct RightsVerbTests {
    @Test(.timeLimit(.minutes(3)))
    func `Policies are set, granted, explained and taken away`() async throws {
        let scene = try ServiceScene("verbs-policies")
        let (run, url) = try await scene.serve()
        try await scene.signIn(run, url)
        let program = scene.program
        let roles = try await program.require(["role", "list"]).output
        #expect(roles.contains("security-administrator") && roles.contains("安全管理员"), "\(roles)")
        let text = """
            title: What is gold, by day
            rules:
              - {effect: allow, verbs: [view]}
              - {effect: allow, verbs: [restore-over], tags: [gold], hours: {window: "08:00-18:00"}, secondFactor: true}
            """
        let file = try scene.folder.write(text, to: "policy.yaml")
        try await program.require(["policy", "set", "gold", "-f", file])
        let shown = try await program.require(["policy", "show", "gold"]).output
        #expect(shown.contains("with tags gold; at 08:00-18:00 UTC; with a second factor"), "\(shown)")
        // The same again changes its rules and not its name.
        let wide = try scene.folder.write("rules:\n  - {effect: allow, verbs: [\"*\"]}\n", to: "wide.yaml")
        try await program.require(["policy", "set", "gold", "-f", wide])
        #expect(try await program.require(["policy", "show", "gold"]).output.contains("- allow *"))
        let wrong = try scene.folder.write("rules:\n  - {effect: allow, verbs: [fly]}\n", to: "wrong.yaml")
        let refused = try await program.run(["policy", "set", "gold", "-f", wrong])
        #expect(refused.status == .exited(2) && refused.errors.contains("no verb “fly”"), "\(refused.errors)")

        let token = try await scene.token("granted")
        let robot = ["--token-file", token.file]
        let nothing = try await program.run(["project", "list"] + robot)
        #expect(nothing.status == .exited(4) && nothing.errors.hasPrefix("error[access.denied]"), "\(nothing.errors)")
        try await program.require(["grant", "add", "viewer", "--token", "granted"])
        #expect(try await program.require(["project", "list"] + robot).output.contains("default"))
        let unsaid = try await program.run(["grant", "add", "viewer"])
        #expect(
            unsaid.status == .exited(2) && unsaid.errors.contains("--person, --group and --token"), "\(unsaid.errors)")
        let may = try await program.require(["access", "explain", "token/granted", "view", "instance/shop"]).output
        #expect(may.contains("rule 1 of viewer says so, granted to the token granted"), "\(may)")
        let not = try await program.require(["access", "explain", "ann", "delete", "service"]).output
        #expect(not == "ann may not delete: no rule allows it.\n", "\(not)")
        let grants = try await program.require(["grant", "list"]).output
        let line = try #require(grants.split(separator: "\n").first { $0.contains("token granted") })
        let id = try #require(line.split(separator: " ").first.map(String.init))
        try await program.require(["grant", "remove", id])
        #expect(try await !program.run(["project", "list"] + robot).status.isSuccess)
        try await program.require(["policy", "remove", "gold"])
        #expect(try await program.require(["policy", "list"]).output.hasPrefix("no policy yet"))
        let mode = try await program.require(["access", "mode"]).output
        #expect(mode.hasPrefix("anybody may have"), "\(mode)")
        // The administrator has every duty.
        let apart = try await program.run(["access", "mode", "--three-roles"])
        #expect(apart.errors.hasPrefix("error[access.duties]"), "\(apart.errors)")
        #expect(try await scene.stop(run) == .exited(0))
    }

    @Test(.timeLimit(.minutes(3)))
    func `What needs others is asked for and taken back`() async throws {
        let scene = try ServiceScene("verbs-approvals")
        let (run, url) = try await scene.serve()
        try await scene.signIn(run, url)
        let program = scene.program
        #expect(try await program.require(["approval", "list"]).output == "nobody asks for approval\n")
        // From here on somebody else could agree.
        try await program.require(["grant", "add", "administrator", "--group", "ops"])
        let rules = try await program.require(["approval", "rules"]).output
        let line = rules.split(separator: "\n").first { $0.hasPrefix("destroy-key ") }
        #expect(line?.split(separator: " ").prefix(3) == ["destroy-key", "auto", "1"], "\(rules)")
        let removal = ["repository", "remove", "main"]
        let alone = try await program.run(removal)
        #expect(alone.status == .exited(4) && alone.errors.hasPrefix("error[access.approval]"), "\(alone.errors)")
        let asked = try await program.run(removal + ["--ask", "不再使用"])
        #expect(asked.status == .exited(4) && asked.errors.hasPrefix("error[access.asked]"), "\(asked.errors)")
        let list = try await program.require(["approval", "list"]).output
        let row = try #require(list.split(separator: "\n").first { $0.contains("waiting") })
        #expect(row.contains("destroy-key on repository default/main") && row.contains("不再使用"), "\(list)")
        let id = try #require(row.split(separator: " ").first.map(String.init))
        let shown = try await program.require(["approval", "show", id]).output
        #expect(shown.contains("DELETE /api/v1/repositories/main"), "\(shown)")
        let own = try await program.run(["approval", "grant", id])
        #expect(own.errors.hasPrefix("error[access.approval]"), "\(own.errors)")
        let early = try await program.run(removal + ["--approval", id])
        #expect(early.errors.hasPrefix("error[access.approval]"), "\(early.errors)")
        try await program.require(["approval", "withdraw", id])
        #expect(try await program.require(["approval", "list"]).output.contains("withdrawn"))
        let less = try await program.run(["approval", "rules", "destroy-key", "--needs", "0"])
        #expect(less.errors.hasPrefix("error[access.approval]"), "\(less.errors)")
        try await program.require(["approval", "rules", "run-base", "--needs", "1", "--hours", "2"])
        #expect(try await program.require(["repository", "list"]).output.contains("main"))
        #expect(try await scene.stop(run) == .exited(0))
    }
}
