import APIModel
import Catalog
import Core
import Service
import TestKit
import Testing

@Suite struct AuditChainTests {
    private let me = AuditScene.auditor

    /// Two servers on one catalog, reads and changes at once: one chain without a gap, in which every one of them stands.
    @Test(arguments: CatalogPlace.allCases)
    func writersAtTheSameTimeMakeOneChain(_ place: CatalogPlace) async throws {
        let scene = try await AuditScene(place)
        let other = TidemarkService(
            catalog: try await scene.base.placed.catalog(), engine: ScriptedEngine(), version: "test")
        let services = [scene.service, other]
        let changed = try await withThrowingTaskGroup(of: Int.self) { group in
            for writer in 0..<8 {
                let service = services[writer % 2]
                group.addTask {
                    var changed = 0
                    for number in 0..<25 {
                        let caller = Caller(.service(part: "w\(writer)"), requestID: "\(writer)-\(number)")
                        guard writer < 4 else {
                            try await service.audit.close(
                                caller, AuditCall(name: "listPlans", volume: .each), code: nil)
                            continue
                        }
                        do {
                            let days = AuditRetention(days: 200 + writer * 25 + number)
                            _ = try await service.changeAuditRetention(caller, days, over: nil)
                            changed += 1
                        } catch let error as TidemarkError where error.code == .catalogChanged {
                            // Another was first: nothing was done, and nothing is written of it.
                        }
                    }
                    return changed
                }
            }
            return try await group.reduce(0, +)
        }
        let entries = try await scene.entries()
        #expect(entries.map(\.number) == Array(1...Int64(100 + changed)))
        #expect(Set(entries.map(\.request)).count == entries.count)
        #expect(entries.filter { $0.function == "changeAuditRetention" }.count == changed && changed > 0)
        let report = try await scene.report()
        #expect(report.isIntact && report.entries == Int64(entries.count), "\(report.findings)")
        await other.catalog.close()
        await scene.close()
    }

    @Test(arguments: CatalogPlace.allCases)
    func aChangeStandsWithWhatWasBeforeAndAfter(_ place: CatalogPlace) async throws {
        let scene = try await AuditScene(place)
        let person = PersonIdentity(
            name: "lin", session: "00112233aabbccdd", groups: ["dba"], hasSecondFactor: true, method: .provider)
        var caller = Caller(.person(person), address: "2001:db8::1", requestID: "r-1")
        caller.trail = AuditTrail()
        // Rights of persons are decided elsewhere; the service's own caller may everything.
        _ = try await scene.service.changeAuditRetention(me, AuditRetention(days: 500), over: 0)
        try await scene.service.audit.close(caller, AuditCall(name: "getFleet", volume: .each), code: "catalog.missing")
        let entries = try await scene.entries()
        #expect(entries.count == 2)
        let change = entries[0]
        #expect(
            change.function == "changeAuditRetention" && change.verb == "manage-access" && change.result == "allowed")
        #expect(change.resourceKind == "audit" && change.who == "service/test" && change.whoKind == "service")
        #expect(
            change.changes
                == .list([
                    .object(["before": .object(["days": .integer(400)]), "after": .object(["days": .integer(500)])])
                ])
        )
        let failed = entries[1]
        #expect(failed.who == "lin" && failed.whoKind == "person" && failed.method == "provider")
        #expect(failed.hasSecondFactor == true && failed.session == "00112233aabbccdd")
        #expect(failed.address == "2001:db8::1" && failed.request == "r-1" && failed.function == "getFleet")
        #expect(failed.result == "failed" && failed.code == "catalog.missing" && failed.changes == nil)
        await scene.close()
    }

    /// What was refused in a transaction stands there by its function and resource, though the transaction is undone.
    @Test(arguments: CatalogPlace.allCases)
    func refusalsAreWritten(_ place: CatalogPlace) async throws {
        let scene = try await AuditScene(place)
        var caller = Caller(.token(id: "t", name: "ci", scope: .worker), address: "192.0.2.1", requestID: "r")
        caller.trail = AuditTrail()
        let refused = TidemarkError(ErrorCode("access.denied"), "", hint: "")
        let asking = caller
        await #expect(throws: refused) {
            try await scene.service.changeAuditRetention(asking, AuditRetention(days: 180), over: nil)
        }
        try await scene.service.audit.close(
            caller, AuditCall(name: "changeAuditRetention", volume: .each), code: "access.denied")
        let entries = try await scene.entries()
        #expect(entries.map(\.result) == ["refused"] && entries[0].who == "token/ci" && entries[0].session == "t")
        #expect(entries[0].function == "changeAuditRetention" && entries[0].resourceKind == "audit")
        #expect(try await scene.service.auditRetention(me).days == 400)
        await scene.close()
    }

    /// Where the entry cannot be written nothing is changed, and nothing is shown.
    @Test(arguments: CatalogPlace.allCases)
    func whatCannotBeWrittenDownDoesNotHappen(_ place: CatalogPlace) async throws {
        let scene = try await AuditScene(place)
        try await scene.call(1)
        try await scene.run("ALTER TABLE audit_entries RENAME TO elsewhere")
        let unavailable = TidemarkError(.auditUnavailable, "", hint: "")
        await #expect(throws: unavailable) {
            try await scene.service.changeAuditRetention(me, AuditRetention(days: 180), over: nil)
        }
        await #expect(throws: unavailable) { try await scene.call(1) }
        #expect(try await scene.service.auditRetention(me) == AuditRetentionDocument(days: 400, revision: 0))
        try await scene.run("ALTER TABLE elsewhere RENAME TO audit_entries")
        // Nothing was left half done: the next entry is the next number.
        try await scene.call(1)
        #expect(try await scene.entries().map(\.number) == [1, 2])
        #expect(try await scene.report().isIntact)
        await scene.close()
    }

    @Test(arguments: CatalogPlace.allCases)
    func workersAreWrittenOnceAnHourAndTheirRefusalsEach(_ place: CatalogPlace) async throws {
        let scene = try await AuditScene(place)
        let worker = Caller(.token(id: "t", name: "w", scope: .worker), requestID: "r")
        let call = AuditCall(name: "beatJobs", volume: .hourly)
        for _ in 0..<20 { try await scene.service.audit.close(worker, call, code: nil) }
        for _ in 0..<3 { try await scene.service.audit.close(worker, call, code: "access.denied") }
        try await scene.service.audit.close(worker, call, code: "job.lost")
        try await scene.service.audit.close(worker, AuditCall(name: "getHealth", volume: .never), code: nil)
        #expect(try await scene.entries().map(\.result) == ["allowed", "refused", "refused", "refused"])
        await scene.close()
    }

    /// Whoever has shown nothing cannot fill the catalog: what comes too often is counted.
    @Test(arguments: CatalogPlace.allCases)
    func strangersAreCounted(_ place: CatalogPlace) async throws {
        let scene = try await AuditScene(place)
        let stranger = Caller(.nobody, address: "203.0.113.9", requestID: "r")
        let call = AuditCall(name: "listPlans", volume: .each)
        for _ in 0..<100 { try await scene.service.audit.close(stranger, call, code: "access.required") }
        let written = try await scene.entries().count
        // The minute may have turned meanwhile.
        #expect((30...60).contains(written))
        let loop = AuditLoop(service: scene.service, repositories: RepositoryPool())
        let running = Task { try await loop.run() }
        while try await !scene.lines().contains(where: { $0.contains("startService") }) { await Task.yield() }
        running.cancel()
        _ = await running.result
        let entries = try await scene.entries()
        let counted = entries.compactMap(\.calls).reduce(0, +)
        #expect(Int64(written) + counted == 100 && entries.last?.function == "stopService")
        #expect(
            entries.filter { $0.calls != nil }.allSatisfy {
                $0.address == "203.0.113.9" && $0.code == "access.required"
            })
        await scene.close()
    }

    @Test(arguments: CatalogPlace.allCases)
    func searchingFindsByEveryField(_ place: CatalogPlace) async throws {
        let scene = try await AuditScene(place)
        try await scene.call(5, by: "alpha")
        scene.base.clock.turn(by: 100)
        try await scene.call(5, by: "beta%")
        _ = try await scene.service.changeAuditRetention(me, AuditRetention(days: 200), over: nil)
        func find(_ change: (inout AuditFilter) -> Void) async throws -> [Int64] {
            var filter = AuditFilter()
            change(&filter)
            return try await scene.service.searchAudit(me, filter, PageRequest(limit: 100)).items.map(\.number)
        }
        #expect(try await find { $0.who = "token/alpha" } == [5, 4, 3, 2, 1])
        #expect(try await find { $0.function = "changeAuditRetention" } == [11])
        #expect(try await find { $0.verb = .manageAccess } == [11])
        #expect(try await find { $0.kind = .audit } == [11])
        #expect(try await find { $0.request = "r-3" } == [9, 4])
        #expect(try await find { $0.from = Fixture.at(50) } == [11, 10, 9, 8, 7, 6])
        #expect(try await find { $0.until = Fixture.at(50) } == [5, 4, 3, 2, 1])
        #expect(try await find { $0.result = .refused } == [])
        #expect(try await find { $0.address = "192.0.2.7" }.count == 10)
        // Letters are alike, and nothing in a text is a wildcard.
        #expect(try await find { $0.text = "BETA%" } == [10, 9, 8, 7, 6])
        #expect(try await find { $0.text = "alph_" } == [])
        #expect(try await find { $0.text = "' OR 1=1 --" } == [])
        // Page by page, each once.
        var after = ""
        var numbers: [Int64] = []
        repeat {
            let page = try await scene.service.searchAudit(me, AuditFilter(), PageRequest(after: after, limit: 3))
            numbers += page.items.map(\.number)
            after = page.next ?? ""
        } while !after.isEmpty
        #expect(numbers == Array((1...11).reversed()))
        await #expect(throws: RefusedFields.self) {
            try await scene.service.searchAudit(me, AuditFilter(), PageRequest(after: "x"))
        }
        await scene.close()
    }
}
