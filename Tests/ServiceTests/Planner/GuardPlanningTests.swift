import APIModel
import Core
import Service
import Testing

/// What planning tells of prerequisites, databases, bases and repositories.
@Suite struct GuardPlanningTests {
    private func scene() throws -> PlanningScene {
        var scene = try PlanningScene([try WorkFixture.plan()])
        try scene.tick(0)
        return scene
    }

    private func check(_ isMet: Bool) -> InstanceFactsUpdate {
        var update = InstanceFactsUpdate(repository: "r")
        update.checks = [
            ReportedCheck(id: "log.row-format", title: "t", isRequired: true, isMet: isMet, detail: "d", mend: "SET x"),
            ReportedCheck(id: "optional", title: "t", isRequired: false, isMet: isMet, detail: "d"),
        ]
        return update
    }

    private func base(_ number: Int, ratio: Double = 3, databases: [String]? = nil) -> ReportedBase {
        ReportedBase(
            id: "b\(number)", convergence: Fixture.at(Double(number) * 100),
            startedAt: Fixture.at(Double(number) * 100),
            finishedAt: nil, tables: 1, rows: 1, rawBytes: 1 << 30, storedBytes: UInt64(Double(1 << 30) / ratio),
            databases: databases)
    }

    @Test func `A prerequisite that was there and is lost is told once, and when it is back`() throws {
        var scene = try scene()
        scene.say(check(true))
        try scene.tick(1)
        scene.forgetEvents()
        scene.say(check(false))
        try scene.tick(2)
        try scene.tick(3)
        #expect(scene.kinds == [.prerequisiteLost])
        #expect(
            scene.events.first?.details["check"] == "log.row-format" && scene.events.first?.details["mend"] == "SET x")
        scene.say(check(true))
        try scene.tick(4)
        #expect(scene.kinds == [.prerequisiteLost, .prerequisiteBack])
        // One that was never there is the check's own affair.
        var other = try self.scene()
        other.say(check(false))
        try other.tick(1)
        #expect(!other.kinds.contains(.prerequisiteLost))
    }

    @Test func `A database that was there before the newest base and is not in it is told`() throws {
        var scene = try scene()
        var update = InstanceFactsUpdate(repository: "r")
        update.databases = ["a", "b"]
        update.bases = [base(1, databases: ["a", "b"])]
        update.base = base(1, databases: ["a", "b"])
        scene.say(update)
        try scene.tick(1)
        scene.forgetEvents()
        update.bases = [base(1), base(2)]
        update.base = base(2, databases: ["a"])
        update.databases = ["a", "b", "new"]
        scene.say(update)
        try scene.tick(2)
        #expect(scene.events.filter { $0.kind == .databaseUnprotected }.map { $0.details["database"] } == ["b"])
        #expect(scene.kinds.filter { $0 == .databaseNew }.count == 1)
        scene.forgetEvents()
        update.bases = [base(1), base(2), base(3)]
        update.base = base(3, databases: ["a", "b", "new"])
        scene.say(update)
        try scene.tick(3)
        #expect(scene.kinds.filter { $0 != .planUnmet && $0 != .planMet } == [.databaseProtected])
    }

    @Test func `A base that hardly compresses is told, and those before it are held`() throws {
        var scene = try scene()
        var update = InstanceFactsUpdate(repository: "r")
        update.bases = [base(1), base(2), base(3)]
        scene.say(update)
        try scene.tick(1)
        update.bases = [base(1), base(2), base(3), base(4, ratio: 1.01)]
        scene.say(update)
        try scene.tick(2)
        try scene.tick(3)
        let told = scene.events.filter { $0.kind == .baseIncompressible }
        #expect(told.count == 1 && told.first?.details["ratio"] == "1.0" && told.first?.details["usualRatio"] == "3.0")
        let hold = try #require(scene.job("hold/i0/base/b4"))
        let payload = try WorkJSON.value(HoldPayload.self, in: hold.payload)
        #expect(hold.kind == .hold && payload.until == Fixture.at(400) && hold.subject.repository == "r")
    }

    @Test func `A stream that stores again speaks for its repository`() throws {
        var scene = try scene()
        scene.snapshot.troubles = ["store/r": RepositoryTrouble(kind: "repository.full", since: Fixture.at(10))]
        var update = InstanceFactsUpdate(repository: "r")
        update.through = Fixture.at(9)
        update.sourceTime = Fixture.at(11)
        update.isStreaming = true
        scene.snapshot.now = Fixture.at(11)
        scene.say(update)
        try scene.tick(12)
        #expect(!scene.kinds.contains(.repositoryBack))
        update.through = Fixture.at(19)
        update.sourceTime = Fixture.at(20)
        scene.snapshot.now = Fixture.at(20)
        scene.say(update)
        try scene.tick(20)
        try scene.tick(21)
        #expect(scene.kinds.filter { $0 == .repositoryBack }.count == 1 && scene.snapshot.troubles.isEmpty)
    }
}
