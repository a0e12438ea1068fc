import Core
import Foundation
import TestKit
import Testing

/// A user's own provider: a script that makes local servers, as a cloud's command line would elsewhere.
@Suite("Command providers", .serialized) struct CommandProviderTests {
    @Test("A script makes the server; no secret is an argument; a killed run is continued", .timeLimit(.minutes(3)))
    func script() async throws {
        let scene = try await NewInstanceScene.make(.mariadb)
        let folder = try TestFolder("c")
        let place = folder.file("note")
        let file = try provider(folder, scene)
        let arguments = scene.arguments(["--data-dir", place, "--json"], target: "command:\(file)")

        let killed = try await scene.lab.program.start(arguments)
        try await killed.waitFor(#""event":"phase","phase":"load""#, atMost: .seconds(60))
        killed.process.killNow()
        await killed.process.wait()
        let finished = try await scene.lab.program.run(arguments)
        guard finished.status.isSuccess else {
            try await stop(folder)
            throw TestKitError("\(finished.status) \(finished.errors)\(finished.output)")
        }
        #expect(finished.output.contains("continues with tidemark-"))
        let made = try NewInstanceScene.object("new-instance", in: finished.output)
        let port = try #require(made["port"] as? Int)
        let digests = try await [
            ["--source", scene.source.url()],
            ["--source", "mysql://root@127.0.0.1:\(port)/", "--password-file", place + "/root-password"],
        ].map { ["digest", "--json", "--include", "app.*"] + $0 }.asyncMap { arguments in
            try await scene.lab.program.require(arguments).output.split(separator: "\n")
                .filter { $0.contains(#""event":"table""#) }.sorted()
        }
        #expect(digests[0].count == 2)
        #expect(digests[0] == digests[1])

        // What the script was given: the same name in every call, one creation, and no secret but on its input.
        let password = try String(contentsOfFile: place + "/root-password", encoding: .utf8).dropLast()
        let calls = try String(contentsOfFile: folder.file("calls"), encoding: .utf8)
        #expect(calls.components(separatedBy: "create ").count == 2)
        #expect(!calls.contains(password))
        #expect(!finished.output.contains(password))
        // The script itself writes it where its server reads it.
        try NewInstanceScene.requireSecret(
            Data(password.utf8), in: folder.path,
            butFor: ["note/provider.json", "note/root-password", "server/init.sql"])
        #expect(calls.contains("describe ") && calls.contains("settle "))
        try await stop(folder)
        try await scene.leave()
    }

    @Test(
        "An ephemeral one is deleted, and a failing program is told with its words", .timeLimit(.minutes(2)),
        arguments: [ServerFamily.mariadb, .mysql])
    func ephemeral(_ family: ServerFamily) async throws {
        let scene = try await NewInstanceScene.make(family)
        let folder = try TestFolder("d")
        let place = folder.file("note")
        let file = try provider(folder, scene)
        try await scene.lab.program.require(
            scene.arguments(["--data-dir", place, "--ephemeral", "--for", "1s"], target: "command:\(file)"))
        #expect(!FileManager.default.fileExists(atPath: place))
        #expect(!FileManager.default.fileExists(atPath: folder.file("server")))
        #expect(NewInstanceScene.processes(of: folder.path).isEmpty)

        let failing = try folder.write(
            #"{"create": ["./broken"], "describe": ["./broken"], "delete": ["./broken"]}"#, to: "failing.json")
        try executable(folder.write("#!/bin/sh\ncat > /dev/null\necho quota is used up >&2\nexit 3\n", to: "broken"))
        let refused = try await scene.lab.program.run(
            scene.arguments(["--data-dir", place], target: "command:\(failing)"))
        #expect(refused.status == .exited(8))
        #expect(refused.errors.contains("error[target.provider]") && refused.errors.contains("quota is used up"))
        try await scene.leave()
    }

    // MARK: The script

    private func provider(_ folder: TestFolder, _ scene: NewInstanceScene) throws -> String {
        let server = folder.file("server")
        // MySQL comes from another system, and is started by its own loader.
        let command =
            scene.family == .mysql ? scene.source.installation.command("mysqld", daemon: true) : ["mariadbd"]
        let places =
            scene.family == .mysql ? scene.source.installation.baseArguments.filter { $0 != "--no-defaults" } : []
        let script = """
            #!/usr/bin/env python3
            import json, os, signal, socket, subprocess, sys, time
            request = json.load(sys.stdin)
            folder, action = "\(server)", request["action"]
            with open("\(folder.file("calls"))", "a") as calls:
                calls.write(f"{action} {request['id']} {sys.argv} {dict(os.environ)}\\n")
            state = folder + "/state.json"
            configuration = folder + "/my.cnf"
            command, places = \(command), \(places)
            def answer(**values): print(json.dumps(values))
            def socket_path(): return folder + "/s.sock"
            if action == "create":
                os.makedirs(folder)
                with socket.socket() as free:
                    free.bind(("127.0.0.1", 0))
                    port = free.getsockname()[1]
                user = "root" if os.getuid() == 0 else ""
                with open(configuration, "w") as file:
                    file.write(f"[mysqld]\\ndatadir={folder}/data\\nsocket={socket_path()}\\nport={port}\\n"
                               f"bind_address=127.0.0.1\\npid_file={folder}/pid\\nlog_error={folder}/error.log\\n"
                               f"init_file={folder}/init.sql\\n" + (f"user={user}\\n" if user else ""))
                with open(os.open(folder + "/init.sql", os.O_WRONLY | os.O_CREAT, 0o600), "w") as file:
                    file.write("DROP USER IF EXISTS root@'127.0.0.1', root@'::1';\\n"
                               "ALTER USER root@localhost IDENTIFIED BY '" + request["password"] + "';\\n")
                started = command + ["--defaults-file=" + configuration] + places
                if request["family"] == "mysql":
                    subprocess.run(started + ["--initialize-insecure"], check=True, stdout=subprocess.DEVNULL)
                else:
                    subprocess.run(["mariadb-install-db", "--defaults-file=" + configuration, "--skip-test-db",
                                    "--auth-root-authentication-method=normal", "--skip-name-resolve"],
                                   check=True, stdout=subprocess.DEVNULL)
                subprocess.Popen(started, start_new_session=True,
                                 stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
                json.dump({"port": port}, open(state, "w"))
            elif action == "describe":
                if not os.path.exists(state): answer(state="absent")
                elif not os.path.exists(folder + "/pid") or not os.path.exists(socket_path()): answer(state="pending")
                else: answer(state="ready", host="127.0.0.1", port=json.load(open(state))["port"], user="root")
            elif action == "delete":
                if os.path.exists(folder + "/pid"):
                    identifier = int(open(folder + "/pid").read())
                    os.kill(identifier, signal.SIGKILL)
                    while os.path.exists(f"/proc/{identifier}/cmdline") and open(f"/proc/{identifier}/cmdline").read():
                        time.sleep(0.02)
                subprocess.run(["rm", "-rf", folder], check=True)
            """
        try executable(folder.write(script + "\n", to: "cloud"))
        return try folder.write(
            #"""
            {"create": ["./cloud", "create"], "describe": ["./cloud", "describe"], "settle": ["./cloud", "settle"],
             "delete": ["./cloud", "delete"], "timeout": 90}
            """#, to: "provider.json")
    }

    private func executable(_ path: String) throws {
        try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: path)
    }

    private func stop(_ folder: TestFolder) async throws {
        let text = try String(contentsOfFile: folder.file("server/pid"), encoding: .utf8)
        let identifier = try #require(Int32(text.trimmingCharacters(in: .whitespacesAndNewlines)))
        try #require(NewInstanceScene.processes(of: folder.file("server")).contains(identifier))
        kill(identifier, SIGKILL)
        try await NewInstanceScene.awaitNoProcess(of: folder.file("server"))
    }
}

extension Array {
    fileprivate func asyncMap<Value>(_ body: (Element) async throws -> Value) async rethrows -> [Value] {
        var values: [Value] = []
        for element in self { values.append(try await body(element)) }
        return values
    }
}
