import Core
import Foundation
import MySQLWire
import TestKit
import Testing

/// `restore --target new:…` through the program: what is made, what is left, and what is not.
@Suite("New instances", .serialized) struct NewInstanceTests {
    @Test(
        "Restored, handed over, and started again from its unit", .timeLimit(.minutes(4)),
        arguments: [ServerFamily.mariadb, .mysql])
    func lasting(_ family: ServerFamily) async throws {
        let scene = try await NewInstanceScene.make(family)
        let folder = try TestFolder("n")
        let place = folder.file("db")
        let arguments = try scene.arguments(["--data-dir", place, "--json"] + scene.programArguments(folder))
        if family == .mysql {
            // Killed while its redo log is off: the server shuts down in order, and the next run goes on.
            let killed = try await scene.lab.program.start(arguments)
            try await killed.waitFor(#""event":"phase","phase":"load""#, atMost: .seconds(60))
            killed.process.killNow()
            await killed.process.wait()
        }
        let begun = ContinuousClock.now
        let finished = try await scene.lab.program.require(arguments)
        #expect(finished.output.contains("continues in \(place)") == (family == .mysql))
        Notice.say("\(family): restored into a new instance in \(ContinuousClock.now - begun)")
        let made = try NewInstanceScene.object("new-instance", in: finished.output)
        let done = try NewInstanceScene.object("done", in: finished.output)
        #expect(done["provenTables"] as? Int == 2)
        #expect(made["folder"] as? String == place)
        let port = try #require(made["port"] as? Int)

        // The digests of both, through the program.
        let digests = try await digests(scene, port: port, passwordFile: place + "/root-password")
        #expect(digests.source.count == 2)
        #expect(digests.source == digests.made)
        try await scene.requireEqual(place)
        let client = StockClient(scene.source, optionFile: place + "/client.cnf")
        #expect(try await client.value("SELECT COUNT(*) > 0 FROM app.dear;") == "1")

        // Secrets: one file of mode 0600, and nowhere else.
        let password = try String(contentsOfFile: place + "/root-password", encoding: .utf8).dropLast()
        #expect(password.count == 28)
        for name in ["root-password", "client.cnf"] { #expect(try mode(place + "/" + name) == 0o600) }
        #expect(try mode(place + "/data") == 0o700)
        #expect(!finished.output.contains(password) && !finished.errors.contains(password))
        try NewInstanceScene.requireSecret(Data(password.utf8), in: place, butFor: ["root-password", "client.cnf"])
        try await NewInstanceScene.requireUnit(place + "/db.service")
        if family == .mysql {
            #expect(try await client.rows("SHOW GLOBAL STATUS LIKE 'Innodb_redo_log_enabled';").first?.last == "ON")
        }
        // Statements of the log, routines and events may name a time zone.
        if family == .mariadb {
            let zone = "SELECT CONVERT_TZ('2026-11-22 12:00:00', 'Asia/Shanghai', 'UTC');"
            #expect(try await client.value(zone).hasPrefix("2026-11-22 04:00:00"))
        }
        let processes = NewInstanceScene.processes(of: place)
        #expect(processes.count == 1)

        // A second run does not touch it.
        let again = try await scene.lab.program.run(
            scene.arguments(["--data-dir", place] + scene.programArguments(folder)))
        #expect(again.status == .exited(8))
        #expect(again.errors.contains("error[target.folder]"))

        try await NewInstanceScene.stop(place)
        let command = try unitCommand(place + "/db.service")
        let account = getuid() == 0 ? ["setpriv", "--reuid=\(try owner(place + "/data"))", "--clear-groups", "--"] : []
        let words = account + command
        let server = try await ChildProcess.start(words[0], Array(words.dropFirst()), output: folder.file("unit.log"))
        try await awaitAnswer(client, server)
        try await scene.requireEqual(place)
        let settings = try await client.value(
            "SELECT CONCAT_WS(',', @@innodb_flush_log_at_trx_commit, @@sync_binlog, IF(@@log_bin = 1, 'log', 'none'), "
                + "@@bind_address, @@port);")
        #expect(settings == "1,1,log,127.0.0.1,\(port)")
        server.terminate()
        #expect(try await server.wait(atMost: .seconds(60)) == .exited(0))
        try await scene.leave()
    }

    @Test("An ephemeral one leaves nothing, also when it is killed", .timeLimit(.minutes(3)))
    func ephemeral() async throws {
        let scene = try await NewInstanceScene.make(.mariadb)
        let folder = try TestFolder("e")
        let environment = ["TMPDIR": folder.path]
        let base = folder.file("tidemark-ephemeral-\(geteuid())")
        let arguments = scene.arguments(["--ephemeral", "--json"])

        let run = try await scene.lab.program.start(arguments, environment: environment)
        try await run.waitFor(#""event":"new-instance""#, atMost: .seconds(90))
        let made = try NewInstanceScene.object("new-instance", in: run.output)
        let place = try #require(made["folder"] as? String)
        #expect(place.hasPrefix(base + "/"))
        let digests = try await digests(
            scene, port: try #require(made["port"] as? Int), passwordFile: try #require(made["passwordFile"] as? String)
        )
        #expect(digests.source == digests.made)
        #expect(try await run.interrupt(atMost: .seconds(60)) == .exited(0))
        #expect(try FileManager.default.contentsOfDirectory(atPath: base).isEmpty)
        #expect(NewInstanceScene.processes(of: place).isEmpty)

        let killed = try await scene.lab.program.start(arguments, environment: environment)
        try await killed.waitFor(#""event":"new-instance""#, atMost: .seconds(90))
        let other = try #require(try NewInstanceScene.object("new-instance", in: killed.output)["folder"] as? String)
        killed.process.killNow()
        await killed.process.wait()
        try await NewInstanceScene.awaitNoProcess(of: other)

        let next = try await scene.lab.program.require(
            scene.arguments(["--ephemeral", "--for", "1s"]), environment: environment)
        #expect(next.output.contains("left in \(other) is removed"))
        #expect(try FileManager.default.contentsOfDirectory(atPath: base).isEmpty)
        try await scene.leave()
    }

    @Test("Killed in the middle, the next run goes on", .timeLimit(.minutes(3)))
    func killed() async throws {
        let scene = try await NewInstanceScene.make(.mariadb, rows: 20_000)
        let folder = try TestFolder("k")
        let place = folder.file("db")
        let arguments = scene.arguments(["--data-dir", place, "--json"])

        // While the data folder is made.
        let making = try await scene.lab.program.start(arguments)
        let deadline = ContinuousClock.now + .seconds(30)
        while NewInstanceScene.processes(of: place).isEmpty, ContinuousClock.now < deadline {
            try await Task.sleep(for: .milliseconds(2))
        }
        making.process.killNow()
        await making.process.wait()
        try await NewInstanceScene.awaitNoProcess(of: place)
        #expect(!FileManager.default.fileExists(atPath: place + "/data"))

        // While rows are loaded: its server shuts down by itself, in order.
        let loading = try await scene.lab.program.start(arguments)
        try await loading.waitFor(#""event":"phase","phase":"load""#, atMost: .seconds(60))
        loading.process.killNow()
        await loading.process.wait()
        #expect(loading.output.contains("left in \(place) is removed"))

        let third = try await scene.lab.program.require(arguments)
        #expect(third.output.contains("continues in \(place)"))
        #expect(third.output.contains(#""resumed":true"#))
        try await scene.requireEqual(place)
        try await NewInstanceScene.stop(place)
        try await scene.leave()
    }

    @Test("Made by an account without rights, for itself", .timeLimit(.minutes(2)))
    func plainAccount() async throws {
        let scene = try await NewInstanceScene.make(.mariadb, rows: 400)
        let folder = try TestFolder("p")
        var program = scene.lab.program
        program.environment["HOME"] = folder.path
        program.environment["TMPDIR"] = folder.path
        if getuid() == 0 {
            program.launcher = ["setpriv", "--reuid=nobody", "--regid=nogroup", "--clear-groups", "--"]
            for path in [folder.path, scene.lab.folder.path] { try await chown(path) }
        }
        let place = folder.file("db")
        let finished = try await program.require(scene.arguments(["--data-dir", place, "--json"]))
        #expect(try owner(place + "/data") != 0)
        #expect(try owner(place + "/root-password") != 0)
        #expect(try NewInstanceScene.object("done", in: finished.output)["provenTables"] as? Int == 2)
        try await scene.requireEqual(place)
        try await NewInstanceScene.stop(place)
        try await scene.leave()
    }

    private func chown(_ path: String) async throws {
        let change = try await ChildProcess.start("chown", ["-R", "nobody:nogroup", path])
        #expect(await change.wait() == .exited(0))
    }

    @Test("An older program, another family and a folder with something in it are refused")
    func refused() async throws {
        let scene = try await NewInstanceScene.make(.mariadb)
        let folder = try TestFolder("r")
        let old = try folder.write(
            "#!/bin/sh\necho 'mariadbd  Ver 10.5.1-MariaDB for Linux on x86_64'\n", to: "mariadbd")
        let other = try folder.write("#!/bin/sh\necho 'mysqld  Ver 9.7.4 for Linux on x86_64'\n", to: "mysqld")
        for path in [old, other] {
            try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: path)
        }
        let place = folder.file("db")
        for (extra, target, code, said) in [
            (["--server-program", old], nil, "target.program", "10.5.1"),
            (["--server-program", other], nil, "target.program", "MySQL 9.7.4"),
            ([], "new:mysql", "target.unfit", "--target new:mariadb"),
            (["--server-program", "/bin/ls"], nil, "target.program", "/bin/ls"),
        ] as [([String], String?, String, String)] {
            let run = try await scene.lab.program.run(scene.arguments(["--data-dir", place] + extra, target: target))
            #expect(run.status == .exited(8))
            #expect(run.errors.contains("error[\(code)]") && run.errors.contains(said), "\(run.errors)")
        }
        try FileManager.default.createDirectory(atPath: folder.file("full"), withIntermediateDirectories: true)
        try folder.write("mine", to: "full/file")
        let full = try await scene.lab.program.run(scene.arguments(["--data-dir", folder.file("full")]))
        #expect(full.status == .exited(8))
        #expect(full.errors.contains("error[target.folder]"))
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder.file("full")) == ["file"])
        #expect(NewInstanceScene.processes(of: place).isEmpty)
        try await scene.leave()
    }

    // MARK: Helpers

    private func digests(
        _ scene: NewInstanceScene, port: Int, passwordFile: String
    ) async throws -> (source: [String], made: [String]) {
        func lines(_ arguments: [String]) async throws -> [String] {
            try await scene.lab.program.require(["digest", "--json", "--include", "app.*"] + arguments).output
                .split(separator: "\n").map(String.init).filter { $0.contains(#""event":"table""#) }.sorted()
        }
        return (
            try await lines(["--source", scene.source.url()]),
            try await lines(["--source", "mysql://root@127.0.0.1:\(port)/", "--password-file", passwordFile])
        )
    }

    private func unitCommand(_ path: String) throws -> [String] {
        let unit = try String(contentsOfFile: path, encoding: .utf8)
        let line = try #require(unit.split(separator: "\n").first { $0.hasPrefix("ExecStart=") })
        return line.dropFirst(10).split(separator: " ").map(String.init)
    }

    private func awaitAnswer(_ client: StockClient, _ server: ChildProcess) async throws {
        let deadline = ContinuousClock.now + .seconds(60)
        while (try? await client.value("SELECT 1;")) != "1" {
            guard server.isRunning, ContinuousClock.now < deadline else {
                throw TestKitError("the unit's server is silent")
            }
            try await Task.sleep(for: .milliseconds(50))
        }
    }

    private func mode(_ path: String) throws -> Int {
        let attributes = try FileManager.default.attributesOfItem(atPath: path)
        return try #require(attributes[.posixPermissions] as? NSNumber).intValue
    }

    private func owner(_ path: String) throws -> Int {
        let attributes = try FileManager.default.attributesOfItem(atPath: path)
        return try #require(attributes[.ownerAccountID] as? NSNumber).intValue
    }
}
