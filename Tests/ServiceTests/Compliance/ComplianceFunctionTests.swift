import APIModel
import Catalog
import Core
import Service
import TestKit
import Testing

@Suite struct ComplianceFunctionTests {
    private func states(_ report: ComplianceReport, of name: String) -> [String: ComplianceState] {
        let instance = report.instances.first { $0.instance == name }
        return Dictionary((instance?.findings ?? []).map { ($0.fact, $0.state) }) { first, _ in first }
    }

    /// Each fact holds where nothing is missing, and fails where that one thing is.
    @Test(arguments: CatalogPlace.allCases)
    func eachFactHoldsAndFailsByItself(_ place: CatalogPlace) async throws {
        let scene = try await ComplianceScene(place)
        try await scene.add("good")
        try await scene.add("unplanned")
        try await scene.add("doubled")
        try await scene.add("baseless") { ($0.bases, $0.spans) = ([], []) }
        try await scene.add("silent") { $0.isStreaming = false }
        try await scene.add("gappy") {
            $0.spans = [
                ReportedSpan(start: Fixture.at(-1800), end: Fixture.at(-900), isOpen: false, run: "q"),
                ReportedSpan(start: Fixture.at(-600), end: Fixture.at(-3), isOpen: true, run: "r"),
            ]
        }
        try await scene.add("behind") { $0.through = Fixture.at(-300) }
        try await scene.add("uncopied") { $0.copy = nil }
        try await scene.add("unlocked") { $0.lock = ReportedLock.none }
        try await scene.add("keyless")
        try await scene.add("plain", tls: "disabled")
        try await scene.add("undrilled", drill: nil)
        try await scene.add("failing", drill: .failed)
        try await scene.add("unproven", hasEvidence: false)
        let nightly = [
            "good", "doubled", "baseless", "silent", "gappy", "behind", "uncopied", "unlocked", "plain", "undrilled",
            "failing", "unproven",
        ]
        try await scene.addPlan("nightly", nightly)
        try await scene.addPlan("second", ["doubled"])
        try await scene.addPlan("elsewhere", ["keyless"], [("copies", ["vault", "keyless"])])

        let report = try await scene.report()
        #expect(report.project == ServiceScene.project && report.controlSet == "facts" && report.version == "test")
        #expect(report.takenAt == WireTime(Fixture.at(0)))
        let good = states(report, of: "good")
        let ofInstances = ComplianceFact.allCases.filter { !$0.isOfProject }
        #expect(good.count == ofInstances.count && good.values.allSatisfy { $0 == .met }, "\(good)")
        let lacking: [(String, ComplianceFact, ComplianceState)] = [
            ("unplanned", .plan, .notMet), ("doubled", .plan, .notMet), ("baseless", .base, .notMet),
            ("baseless", .window, .notMet), ("baseless", .immutability, .notMet), ("silent", .log, .notMet),
            ("gappy", .window, .notMet), ("behind", .rpo, .notMet), ("uncopied", .offSiteCopy, .notMet),
            ("unlocked", .immutability, .notMet), ("keyless", .keys, .notMet), ("plain", .transport, .notMet),
            ("undrilled", .drill, .notMet), ("failing", .drill, .notMet), ("unproven", .drill, .notMet),
        ]
        for (name, fact, state) in lacking {
            #expect(states(report, of: name)[fact.rawValue] == state, "\(name): \(fact)")
        }
        for (name, fact) in [("gappy", "window"), ("behind", "rpo"), ("plain", "transport"), ("failing", "drill")] {
            let wrong = states(report, of: name).filter { $0.value != .met }.keys
            #expect(Set(wrong) == [fact], "\(name)")
        }
        try check(report)
        await scene.scene.close()
    }

    /// What the figures of one instance are, and what controls make of many.
    private func check(_ report: ComplianceReport) throws {
        let good = try #require(report.instances.first { $0.instance == "good" })
        #expect(good.plan == "nightly" && good.rpoSeconds == 3 && good.window?.isOpen == true)
        #expect(good.stores.map(\.name) == ["main", "vault"] && good.stores.map(\.isCopy) == [false, true])
        #expect(good.stores[0].lock == ReportedLock(mode: "governance", days: 14) && good.stores[0].bases == 1)
        #expect(good.stores[1].bases == 2 && good.stores[1].keyKind == "passphrase")
        #expect(good.lastDrill?.id == "drill-good" && good.lastDrill?.rtoSeconds == 12.5)
        #expect(good.lastDrill?.evidence == "drills/drill-good" && good.lastDrill?.publicKey == "k")
        let drill = try #require(report.controls.first { $0.id == "drill" })
        #expect(drill.state == .notMet && drill.counts.notMet == 3 && drill.counts.met == 11)
        #expect(drill.open.compactMap(\.instance) == ["failing", "undrilled", "unproven"])
        #expect(drill.open.map(\.text).contains("No drill has been made."))
    }

    /// A plan that keeps no log and promises nothing, and a fleet of which nobody has told anything.
    @Test(arguments: CatalogPlace.allCases)
    func whatNobodyPromisesIsShownAndWhatNobodyKnowsIsUnknown(_ place: CatalogPlace) async throws {
        let scene = try await ComplianceScene(place)
        try await scene.add("free") {
            $0.isStreaming = false
            $0.lock = nil
            $0.copy = nil
        }
        try await scene.addPlan("bases", ["free"], [("log", false), ("alerts", nil), ("copies", nil)])
        try await scene.scene.add("new")
        let report = try await scene.report()
        let free = states(report, of: "free")
        #expect(free["rpo"] == .notJudged && free["log"] == .notMet && free["immutability"] == .unknown)
        #expect(free["off-site-copy"] == .notMet)
        let texts = report.instances.flatMap(\.findings).map(\.text)
        #expect(texts.contains("Its plan keeps no log: it can be brought back to its bases alone."))
        let new = states(report, of: "new")
        #expect(new["rpo"] == .unknown && new["encryption"] == .unknown && new["keys"] == .unknown)
        #expect(new["base"] == .notMet && new["plan"] == .notMet)
        // Until rights and audit are kept, the report says so.
        let ofProject = report.controls.filter { ["rights", "audit"].contains($0.id) }
        #expect(ofProject.map(\.state).allSatisfy { $0 == .unknown || $0 == .notJudged } && ofProject.count == 2)
        #expect(report.controls.filter { $0.id == "audit" }.map(\.open.count) == [1])
        await scene.scene.close()
    }

    @Test(arguments: CatalogPlace.allCases)
    func limitsAndPlacesAreThoseOfTheSet(_ place: CatalogPlace) async throws {
        let scene = try await ComplianceScene(place)
        try await scene.add("a")
        try await scene.addPlan("nightly", ["a"])
        let folder = try TestFolder("controls")
        try folder.write(
            """
            name: strict
            title: {en: Strict, zh: 严格}
            controls:
              - {id: fresh, title: {en: Fresh, zh: 新}, facts: [base], limits: {base-age: 10min}}
              - {id: kept, title: {en: Kept, zh: 留}, facts: [window, immutability], limits: {window: 30min, lock: 30d}}
            """, to: "strict.yaml")
        let strict = try await scene.report(ControlLibrary(path: folder.path))
        #expect(strict.controlSet == "strict" && strict.controls.map(\.state) == [.notMet, .notMet])
        #expect(strict.controls[0].limits == ["base-age": "10min"] && strict.counts.notMet == 2)
        // Instances are judged by their plans alone.
        #expect(states(strict, of: "a")["base"] == .met && states(strict, of: "a")["window"] == .met)
        let chinese = try await scene.report(ControlLibrary(path: folder.path), in: .chinese)
        #expect(chinese.title == "严格" && chinese.controls.map(\.title) == ["新", "留"])
        #expect(chinese.controls[0].open.map(\.text).first?.contains("已超过 10 分 00 秒") == true)
        // Another report in the next moment knows what was changed meanwhile.
        try folder.write("name: strict\ntitle: S\ncontrols: 5", to: "strict.yaml")
        let error = await #expect(throws: TidemarkError.self) {
            try await scene.report(ControlLibrary(path: folder.path))
        }
        #expect(error?.code == .complianceControls && error?.message.contains("strict.yaml: controls (line 3)") == true)
        await scene.scene.close()
    }

    @Test(arguments: CatalogPlace.allCases)
    func onlyWhoMayReadTheAuditGetsAReport(_ place: CatalogPlace) async throws {
        let scene = try await ServiceScene(place)
        let worker = Caller(.token(id: "t", name: "w", scope: .worker), requestID: "r")
        await #expect(throws: TidemarkError(.accessDenied, "", hint: "")) {
            try await scene.service.complianceReport(worker, of: ServiceScene.project)
        }
        await #expect(throws: TidemarkError(.accessRequired, "", hint: "")) {
            try await scene.service.complianceReport(Caller(.nobody, requestID: "r"), of: ServiceScene.project)
        }
        await #expect(throws: TidemarkError(.catalogMissing, "", hint: "")) {
            try await scene.service.complianceReport(ServiceScene.administrator, of: "none")
        }
        let empty = try await scene.service.complianceReport(ServiceScene.administrator, of: ServiceScene.project)
        #expect(empty.instances == [] && empty.controls.first { $0.id == "base" }?.state == .notJudged)
        await scene.close()
    }

    @Test(arguments: CatalogPlace.allCases)
    func theAuditIsProvenByItsLastLookAndNotBefore(_ place: CatalogPlace) async throws {
        let scene = try await AuditScene(place)
        let report = { () async throws -> ComplianceReport in
            try await scene.service.complianceReport(AuditScene.auditor, of: ServiceScene.project)
        }
        let state = { (report: ComplianceReport) in report.controls.first { $0.id == "audit" }?.state }
        try await scene.call(7)
        let before = try await report()
        #expect(before.audit.isAvailable && before.audit.entries == 7 && before.audit.verifiedAt == nil)
        #expect(state(before) == .unknown)
        _ = try await scene.service.verifyAudit(AuditScene.auditor)
        let whole = try await report()
        #expect(whole.audit.isIntact == true && whole.audit.verifiedAt != nil && state(whole) == .met)
        try await scene.run("UPDATE audit_entries SET line = REPLACE(line, 'ci', 'me') WHERE number = 3")
        _ = try await scene.service.verifyAudit(AuditScene.auditor)
        let broken = try await report()
        #expect(broken.audit.isIntact == false && state(broken) == .notMet)
        await scene.close()
    }

    /// A report of a hundred instances asks as often as one of two.
    @Test(arguments: CatalogPlace.allCases)
    func aReportAsksAsOftenForManyAsForFew(_ place: CatalogPlace) async throws {
        let scene = try await ServiceScene(place)
        try await scene.addRepository()
        try await scene.add("a")
        try await scene.add("b")
        try await scene.addPlan("nightly", [("instances", ["tags": ["x"]])])
        let driver = CountingDriver(scene.catalog.driver)
        let catalog = try await Catalog.open(driver, sealing: try SecretSealer(key: SecretSealer.newKey()))
        try await catalog.write { transaction in
            let main = try transaction.repositories.named("main", in: "p")?.id ?? ""
            let key = AssignedKey(kind: .passphrase, label: "l", secret: Secret("some words"))
            try transaction.repositories.setSecrets(RepositorySecrets(key: key), of: main)
        }
        let service = TidemarkService(catalog: catalog, engine: ScriptedEngine(), version: "test")
        func count() async throws -> Int {
            _ = driver.take()
            _ = try await service.complianceReport(ServiceScene.administrator, of: ServiceScene.project)
            return driver.take()
        }
        _ = try await count()
        let few = try await count()
        for number in 0..<100 { try await scene.add("i-\(number)", tags: ["x"]) }
        _ = try await count()
        #expect(try await count() == few)
        await scene.close()
    }
}
