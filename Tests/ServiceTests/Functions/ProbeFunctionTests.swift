import APIModel
import Core
import Service
import TestKit
import Testing

@Suite struct ProbeFunctionTests {
    private let me = ServiceScene.administrator

    @Test func addressesAreAskedManyAtATimeAndAnsweredInOrder() async throws {
        let engine = ScriptedEngine(servers: [
            "db.example.com:3306": .server(.mariadb, version: "10.11.6"), "[::1]:3307": .refused("no"),
            "c:1": .other("it is no server"),
        ])
        let scene = try await ServiceScene(.sqlite, engine: engine)
        try await scene.add("shop-1")
        let many = (0..<200).map { "h-\($0)" }
        let request = ProbeRequest(addresses: ["db.example.com", "[::1]:3307", "c:1"] + many)
        let report = try await scene.service.probe(me, request, in: ServiceScene.project)
        #expect(report.results.map(\.address) == request.addresses)
        #expect(report.results.prefix(4).map(\.outcome) == [.server, .refused, .other, .unreachable])
        #expect(report.results[0].instance == "shop-1" && report.results[0].family == "mariadb")
        #expect(engine.most > 1 && engine.most <= 64)
        let wrong = await #expect(throws: RefusedFields.self) {
            try await scene.service.probe(
                me, ProbeRequest(addresses: ["ok", "a b", "h:0", "[::1", "h:70000"]), in: ServiceScene.project)
        }
        #expect(wrong?.problems.map(\.path) == ["addresses[1]", "addresses[2]", "addresses[3]", "addresses[4]"])
        await scene.close()
    }

    @Test func theAccountsStatementsFitTheServersVersion() async throws {
        let engine = ScriptedEngine(servers: ["db.example.com:3306": .server(.mysql, version: "8.0.36")])
        let scene = try await ServiceScene(.sqlite, engine: engine)
        try await scene.add("shop-1")
        let sql = try await scene.service.accountSQL(me, "shop-1", in: ServiceScene.project, host: "10.0.0.%")
        #expect(sql.family == "mysql" && sql.version == "8.0.36")
        #expect(sql.statements.first == "CREATE USER `tidemark`@`10.0.0.%` IDENTIFIED BY '…';")
        #expect(sql.statements.last?.contains("REPLICATION CLIENT") == true)
        let mariadb = MySQLInstanceEngine().accountStatements(
            user: "a`b", host: "%", requiresTLS: true, version: "10.11.6", family: .mariadb)
        #expect(mariadb.statements[0] == "CREATE USER `a``b`@`%` IDENTIFIED BY '…' REQUIRE SSL;")
        #expect(mariadb.statements[1].contains("BINLOG MONITOR") && mariadb.notes.contains { $0.contains("%") })
        let gone = try await ServiceScene(.sqlite, engine: ScriptedEngine())
        try await gone.add("shop-1")
        await #expect(throws: TidemarkError(ErrorCode("source.unreachable"), "", hint: "")) {
            try await gone.service.accountSQL(me, "shop-1", in: ServiceScene.project)
        }
        await gone.close()
        await scene.close()
    }

    @Test func aCheckSaysWhatIsMissing() async throws {
        let items = [
            CheckItem(id: "a", title: "A", isRequired: true, isMet: true, detail: "", mend: nil),
            CheckItem(id: "b", title: "B", isRequired: false, isMet: false, detail: "", mend: "SET b"),
        ]
        let engine = ScriptedEngine(
            servers: ["db.example.com:3306": .server(.mariadb, version: "10.11.6")], items: items)
        let scene = try await ServiceScene(.sqlite, engine: engine)
        try await scene.add("shop-1")
        let report = try await scene.service.check(me, "shop-1", in: ServiceScene.project)
        #expect(report.isReady && report.items == items && report.version == "10.11.6")
        await scene.close()
    }

    @Test(arguments: ServerFamily.allCases)
    func aRealServerGreetsAndIsChecked(_ family: ServerFamily) async throws {
        let server = try await SharedServers.shared.source(family)
        let engine = MySQLInstanceEngine()
        let endpoint = Endpoint(host: "127.0.0.1", port: server.port)
        guard case .server(let found, let version) = await engine.probe(endpoint, seconds: 5) else {
            Issue.record("no greeting")
            return
        }
        #expect(found == (family == .mariadb ? .mariadb : .mysql) && version.split(separator: ".").count == 3)
        let checked = try await engine.check(
            InstanceLogin(
                endpoint: endpoint, user: DatabaseServer.user, password: Secret(DatabaseServer.password),
                tls: .preferred))
        #expect(checked.version == version && checked.items.contains { $0.id == "log.row-format" })
        await #expect(throws: TidemarkError(ErrorCode("source.authentication"), "", hint: "")) {
            try await engine.check(
                InstanceLogin(
                    endpoint: endpoint, user: DatabaseServer.user, password: Secret("wrong"), tls: .preferred))
        }
    }

    @Test func whatIsNoServerIsToldFromNobody() async throws {
        let noisy = try await NoisyServer.start([Array("HTTP/1.1 400 Bad Request\r\n\r\n".utf8), [5, 0, 0, 0], []])
        let engine = MySQLInstanceEngine()
        let endpoint = Endpoint(host: "127.0.0.1", port: noisy.port)
        for _ in 0..<3 {
            guard case .other = await engine.probe(endpoint, seconds: 2) else {
                Issue.record("taken for a server")
                return
            }
        }
        let refusal: [UInt8] = [0xFF, 0x6A, 0x04] + Array("Host is not allowed".utf8)
        let closed = try await NoisyServer.start([[UInt8(refusal.count), 0, 0, 0] + refusal])
        #expect(
            await engine.probe(Endpoint(host: "127.0.0.1", port: closed.port), seconds: 2)
                == .refused("Host is not allowed (error 1130)"))
        let free = try await NoisyServer.start([[]])
        let port = free.port
        await free.stop()
        guard case .unreachable = await engine.probe(Endpoint(host: "127.0.0.1", port: port), seconds: 2) else {
            Issue.record("somebody answered")
            return
        }
    }
}
