import APIModel
import Core
import Service
import Testing

@Suite struct InstanceFactsTests {
    private static func base(_ id: String, at seconds: Double, databases: [String]? = nil) -> ReportedBase {
        ReportedBase(
            id: id, convergence: Fixture.at(seconds), startedAt: Fixture.at(seconds - 60),
            finishedAt: Fixture.at(seconds), tables: 1, rows: 1, rawBytes: 1, storedBytes: 1, databases: databases)
    }

    private static func span(_ start: Double, _ end: Double, isOpen: Bool = false, run: String = "a") -> ReportedSpan {
        ReportedSpan(start: Fixture.at(start), end: Fixture.at(end), isOpen: isOpen, run: run)
    }

    /// A listing tells less of a base than its job did: what that said stays.
    @Test func aListingKeepsWhatIsKnownOfABase() {
        var facts = InstanceFacts(repository: "r", at: Fixture.at(0))
        var update = InstanceFactsUpdate(repository: "r")
        update.base = Self.base("b1", at: 10, databases: ["shop"])
        update.base?.readSeconds = 42
        facts.take(update, at: Fixture.at(10))
        var listing = InstanceFactsUpdate(repository: "r")
        listing.bases = [Self.base("b2", at: 20), Self.base("b1", at: 10)]
        facts.take(listing, at: Fixture.at(20))
        #expect(facts.bases.map(\.id) == ["b1", "b2"])
        #expect(facts.bases.first?.databases == ["shop"] && facts.bases.first?.readSeconds == 42)
        // One that a prune took away is gone.
        listing.bases = [Self.base("b2", at: 20)]
        facts.take(listing, at: Fixture.at(30))
        #expect(facts.bases.map(\.id) == ["b2"])
    }

    /// How far the log is behind goes by the source's clock, whatever the worker's and the catalog's say, and grows while
    /// nobody streams.
    @Test func theRPOGoesByTheSourcesClock() {
        var facts = InstanceFacts(repository: "r", at: Fixture.at(0))
        #expect(facts.rpo(at: Fixture.at(0)) == nil)
        var update = InstanceFactsUpdate(repository: "r")
        update.through = Fixture.at(1000)
        update.sourceTime = Fixture.at(1003)
        update.isStreaming = true
        facts.take(update, at: Fixture.at(0))
        #expect(facts.rpo(at: Fixture.at(0)) == 3)
        // Between two reports nobody falls behind; where they stop, everybody does.
        #expect(facts.rpo(at: Fixture.at(10)) == 3)
        #expect(facts.rpo(at: Fixture.at(16)) == 19)
        #expect(facts.rpo(at: Fixture.at(100)) == 103)
        #expect(facts.isStreaming(at: Fixture.at(59)) && !facts.isStreaming(at: Fixture.at(61)))
        // What is durable never becomes less.
        var older = InstanceFactsUpdate(repository: "r")
        older.through = Fixture.at(900)
        older.isStreaming = false
        facts.take(older, at: Fixture.at(1))
        #expect(facts.through == Fixture.at(1000) && !facts.isStreaming(at: Fixture.at(1)))
    }

    @Test func anOpenWindowReachesAsFarAsTheLogIsDurable() {
        var facts = InstanceFacts(repository: "r", at: Fixture.at(0))
        var update = InstanceFactsUpdate(repository: "r")
        update.spans = [Self.span(50, 60, isOpen: true, run: "b"), Self.span(0, 40)]
        update.through = Fixture.at(90)
        update.sourceTime = Fixture.at(91)
        update.isStreaming = true
        update.run = "b"
        facts.take(update, at: Fixture.at(91))
        let spans = facts.coveredSpans(at: Fixture.at(92))
        #expect(spans.map(\.end) == [Fixture.at(40), Fixture.at(90)])
        #expect(spans.map(\.isOpen) == [false, true])
        #expect(facts.coveredSpans(at: Fixture.at(200)).map(\.isOpen) == [false, false])
        #expect(!facts.lacksBase(at: Fixture.at(92)))
        var gap = InstanceFactsUpdate(repository: "r")
        gap.run = "c"
        facts.take(gap, at: Fixture.at(93))
        #expect(facts.lacksBase(at: Fixture.at(93)))
    }

    /// A stream begins to look, a base is completed and told of, then the stream tells what it saw.
    @Test func anEarlierLookDoesNotOutdoALaterOne() {
        var facts = InstanceFacts(repository: "r", at: Fixture.at(0))
        var base = InstanceFactsUpdate(repository: "r")
        base.lookedAt = Fixture.at(20)
        base.bases = [Self.base("b", at: 18)]
        base.spans = [Self.span(18, 19, isOpen: true)]
        base.run = "a"
        facts.take(base, at: Fixture.at(21))
        var stream = InstanceFactsUpdate(repository: "r")
        stream.lookedAt = Fixture.at(17)
        stream.bases = []
        stream.spans = []
        stream.run = "a"
        stream.through = Fixture.at(21)
        stream.sourceTime = Fixture.at(22)
        stream.isStreaming = true
        facts.take(stream, at: Fixture.at(22))
        #expect(facts.bases.map(\.id) == ["b"] && facts.spans.count == 1)
        #expect(facts.isStreaming(at: Fixture.at(22)) && !facts.lacksBase(at: Fixture.at(22)))
        // A clock that is ahead keeps nobody out for longer than the look took.
        stream.lookedAt = Fixture.at(9000)
        facts.take(stream, at: Fixture.at(30))
        #expect(facts.bases.isEmpty && facts.lookedAt == Fixture.at(30))
        facts.take(base, at: Fixture.at(31))
        #expect(facts.bases.isEmpty)
        base.lookedAt = Fixture.at(40)
        facts.take(base, at: Fixture.at(41))
        #expect(facts.bases.map(\.id) == ["b"])
    }

    @Test func growthKeepsOneFigureADay() {
        var facts = InstanceFacts(repository: "r", at: Fixture.at(0))
        for hour in 0..<(24 * 10) {
            var update = InstanceFactsUpdate(repository: "r")
            update.storedBytes = UInt64(hour) * 100
            facts.take(update, at: Fixture.at(Double(hour) * 3600))
        }
        #expect((10...11).contains(facts.growth.count))
        #expect(abs((facts.growthPerDay() ?? 0) - 2400) < 1)
        #expect(facts.storedBytes == 23_900)
    }

    /// Another repository has other bases; what the server is stays true.
    @Test func aPlanThatMovesBeginsAnew() {
        var facts = InstanceFacts(repository: "r", at: Fixture.at(0))
        var update = InstanceFactsUpdate(repository: "r")
        update.base = Self.base("b", at: 1)
        update.databases = ["shop"]
        facts.take(update, at: Fixture.at(1))
        facts.take(InstanceFactsUpdate(repository: "other"), at: Fixture.at(2))
        #expect(facts.repository == "other" && facts.bases.isEmpty && facts.databases == ["shop"])
    }

    @Test func protectionFollowsFromFacts() throws {
        var facts = InstanceFacts(repository: "r", at: Fixture.at(0))
        var update = InstanceFactsUpdate(repository: "r")
        update.base = Self.base("b", at: 100, databases: ["shop"])
        update.spans = [Self.span(100, 110, isOpen: true)]
        update.databases = ["shop", "new"]
        update.through = Fixture.at(200)
        update.sourceTime = Fixture.at(201)
        update.isStreaming = true
        update.checks = [ReportedCheck(id: "a", title: "A", isRequired: true, isMet: false, detail: "")]
        facts.take(update, at: Fixture.at(200))
        var protection = facts.protection(at: Fixture.at(201))
        protection.plans = [try WorkFixture.plan()]
        protection.repositories = [try ResourceName(parsing: "main")]
        let state = ProtectionState(protection)
        #expect(state.reasons == [.precheckUnmet(title: "A")])
        #expect(state.newDatabases == ["new"])
    }
}
