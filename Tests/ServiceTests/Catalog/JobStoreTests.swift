import Catalog
import Core
import Service
import TestKit
import Testing

@Suite struct JobStoreTests {
    private let terms = LeaseTerms()

    @Test(arguments: CatalogPlace.allCases)
    func askingTwiceIsAskingOnce(_ place: CatalogPlace) async throws {
        let placed = try await place.driver()
        let catalog = try await placed.catalog()
        defer { placed.keep() }
        let job = Fixture.job("j", .restore, second: "r2", target: "t", maximumTries: 4)
        let first = try await catalog.write { try $0.jobs.enqueue(job) }
        #expect(first == job)
        let again = Job(
            id: JobID("other"), key: "j", kind: .restore, subject: job.subject, createdAt: Fixture.at(5))
        #expect(try await catalog.write { try $0.jobs.enqueue(again) } == job)
        let unlike = Job(id: JobID("x"), key: "j", kind: .base, subject: job.subject, createdAt: Fixture.at(5))
        await #expect(throws: TidemarkError(.jobKey, "", hint: "")) {
            _ = try await catalog.write { try $0.jobs.enqueue(unlike) }
        }
        #expect(try await catalog.read { try $0.jobs.live() } == [job])
        await #expect(throws: TidemarkError(.jobMissing, "", hint: "")) {
            _ = try await catalog.read { try $0.jobs.find(JobID("none")) }
        }
        await catalog.close()
    }

    @Test(arguments: CatalogPlace.allCases)
    func aJobGoesThroughItsLife(_ place: CatalogPlace) async throws {
        let clock = TurnedClock()
        let placed = try await place.driver(clock: clock)
        let catalog = try await placed.catalog()
        defer { placed.keep() }
        _ = try await catalog.write { try $0.jobs.enqueue(Fixture.job("j", .base)) }
        let terms = terms
        let claimed = try await catalog.write {
            try $0.jobs.claim(for: Fixture.offer(), by: JobChooser())
        }
        #expect(claimed.map(\.lease) == [1] && claimed.first?.state == .running)
        #expect(try await catalog.read { try $0.jobs.find(JobID("j")) } == claimed.first)
        #expect(
            try await catalog.write { try $0.jobs.claim(for: Fixture.offer("x"), by: JobChooser()) } == []
        )
        clock.turn(by: 15)
        #expect(try await catalog.write { try $0.jobs.heartbeat(JobID("j"), lease: 1) } == .proceed)
        clock.turn(by: 1)
        let failure = Fixture.failure("source.unreachable")
        let waiting = try await catalog.write {
            try $0.jobs.finish(JobID("j"), lease: 1, failure, terms: terms, random: 0)
        }
        #expect(waiting.state == .waiting && waiting.failure?.message == "m" && waiting.failure?.hint == "h")
        #expect(try await catalog.read { try $0.jobs.find(JobID("j")) } == waiting)
        let cancelled = try await catalog.write { try $0.jobs.cancel(JobID("j")) }
        #expect(cancelled.state == .cancelled)
        let resumed = try await catalog.write { try $0.jobs.resume(JobID("j")) }
        #expect(resumed.state == .queued && resumed.revision == cancelled.revision + 1)
        let again = try await catalog.write {
            try $0.jobs.claim(for: Fixture.offer(), by: JobChooser())
        }
        #expect(again.map(\.lease) == [2])
        let done = try await catalog.write { try $0.jobs.finish(JobID("j"), lease: 2, .succeeded, terms: terms) }
        #expect(done.state == .succeeded && done.failure == nil)
        await catalog.close()
    }

    @Test(arguments: CatalogPlace.allCases)
    func aDeadWorkersJobIsTakenOverAndItsOwnWordsAreRefused(_ place: CatalogPlace) async throws {
        let clock = TurnedClock()
        let uptime = TurnedClock()
        let placed = try await place.driver(clock: clock)
        let catalog = try await placed.catalog()
        defer { placed.keep() }
        let terms = terms
        let id = JobID("j")
        _ = try await catalog.write { transaction in
            _ = try transaction.jobs.enqueue(Fixture.job("j", .base))
            return try transaction.jobs.claim(for: Fixture.offer("dead"), by: JobChooser())
        }
        let keeper = LeaseKeeper(catalog: catalog, terms: terms, clock: uptime)
        #expect(try await keeper.look() == [])
        uptime.turn(by: terms.seconds)
        #expect(try await keeper.look().map(\.losses) == [1])
        let taken = try await catalog.write {
            try $0.jobs.claim(for: Fixture.offer("next"), by: JobChooser())
        }
        #expect(taken.map(\.lease) == [2] && taken.first?.worker == WorkerID("next"))
        let lost = TidemarkError(.jobLost, "", hint: "")
        await #expect(throws: lost) { try await catalog.write { try $0.jobs.heartbeat(id, lease: 1) } }
        await #expect(throws: lost) {
            try await catalog.write { try $0.jobs.finish(id, lease: 1, .succeeded, terms: terms) }
        }
        await #expect(throws: lost) { try await catalog.write { try $0.jobs.setProgress("{}", of: id, lease: 1) } }
        await #expect(throws: lost) {
            try await catalog.write { try $0.jobs.append([(.note, nil, "late")], to: id, lease: 1) }
        }
        try await catalog.write { try $0.jobs.setProgress("{\"rows\":1}", of: id, lease: 2) }
        let lines: [(JobLine.Level, ErrorCode?, String)] = [
            (.note, nil, "one"), (.warning, ErrorCode("log.gap"), "two"),
        ]
        #expect(
            try await catalog.write {
                try $0.jobs.append(lines.map { (level: $0.0, code: $0.1, message: $0.2) }, to: id, lease: 2)
            } == 2)
        #expect(try await catalog.write { try $0.jobs.append([(.error, nil, "three")], to: id, lease: 2) } == 3)
        let said = try await catalog.read { try $0.jobs.lines(of: id, after: 1) }
        #expect(said.map(\.number) == [2, 3] && said.map(\.message) == ["two", "three"])
        #expect(said.first?.code == ErrorCode("log.gap") && said.first?.writtenAt == clock.now())
        #expect(try await catalog.read { try $0.jobs.progress(of: id) } == "{\"rows\":1}")
        await catalog.close()
    }

    /// The catalog's time of day may be set to anything: a worker that speaks keeps its job, a dead one loses it in time.
    @Test(arguments: CatalogPlace.allCases)
    func aClockThatJumpsTakesNoJobAwayAndKeepsNone(_ place: CatalogPlace) async throws {
        let (clock, uptime) = (TurnedClock(), TurnedClock())
        let placed = try await place.driver(clock: clock)
        let catalog = try await placed.catalog()
        defer { placed.keep() }
        let terms = terms
        let id = JobID("j")
        try await catalog.write { transaction in
            _ = try transaction.jobs.enqueue(Fixture.job("j", .base))
            _ = try transaction.jobs.claim(for: Fixture.offer("one"), by: JobChooser())
        }
        let keepers = (0..<2).map { _ in LeaseKeeper(catalog: catalog, terms: terms, clock: uptime) }
        for jump in [0, 86_400, -200_000, 3600.0] {
            clock.turn(by: jump)
            uptime.turn(by: terms.stopAfter)
            #expect(try await catalog.write { try $0.jobs.heartbeat(id, lease: 1) } == .proceed)
            for keeper in keepers { #expect(try await keeper.look() == []) }
            #expect(
                try await catalog.write { try $0.jobs.claim(for: Fixture.offer("x"), by: JobChooser()) } == [])
        }
        clock.turn(by: -1_000_000)
        uptime.turn(by: terms.seconds)
        #expect(try await keepers[0].look().map(\.state) == [.queued])
        #expect(try await keepers[1].look() == [])
        let taken = try await catalog.write { try $0.jobs.claim(for: Fixture.offer("x"), by: JobChooser()) }
        #expect(taken.map(\.lease) == [2])
        await catalog.close()
    }

    @Test(arguments: CatalogPlace.allCases)
    func aCancelledJobOfADeadWorkerEnds(_ place: CatalogPlace) async throws {
        let uptime = TurnedClock()
        let placed = try await place.driver()
        let catalog = try await placed.catalog()
        defer { placed.keep() }
        try await catalog.write { transaction in
            _ = try transaction.jobs.enqueue(Fixture.job("j", .base))
            _ = try transaction.jobs.claim(for: Fixture.offer("dead"), by: JobChooser())
            _ = try transaction.jobs.cancel(JobID("j"))
        }
        let keeper = LeaseKeeper(catalog: catalog, terms: terms, clock: uptime)
        #expect(try await keeper.look() == [])
        uptime.turn(by: terms.seconds)
        #expect(try await keeper.look().map(\.state) == [.cancelled])
        #expect(try await catalog.read { try $0.jobs.find(JobID("j")) }.state == .cancelled)
        await catalog.close()
    }

    /// Workers of several processes claim, finish and enqueue at once: no job twice, no rule broken in any state.
    @Test(arguments: CatalogPlace.allCases)
    func claimsOfManyWorkersAreRaceFree(_ place: CatalogPlace) async throws {
        // A clock that stands: no lease ends here.
        let placed = try await place.driver(clock: TurnedClock())
        let catalogs = [try await placed.catalog(), try await placed.catalog()]
        let terms = terms
        var limits = JobLimits()
        limits.perSite = 3
        let chooser = JobChooser(limits: limits)
        try await catalogs[0].write { transaction in
            for number in 0..<48 {
                _ = try transaction.jobs.enqueue(
                    Fixture.job("j\(number)", number.isMultiple(of: 6) ? .prune : .base, instance: "i\(number % 4)"))
            }
        }
        let runs = try await withThrowingTaskGroup(of: [JobID].self) { group in
            for number in 0..<6 {
                let catalog = catalogs[number % 2]
                group.addTask {
                    let offer = Fixture.offer("w\(number)", slots: 2)
                    var done: [JobID] = []
                    while true {
                        let jobs = try await catalog.write {
                            try $0.jobs.claim(for: offer, by: chooser, count: 2)
                        }
                        for job in jobs {
                            let running = try await catalog.read { try $0.jobs.live().filter { $0.state == .running } }
                            for (index, one) in running.enumerated() {
                                for other in running[(index + 1)...] { #expect(ModelRules.conflict(one, other) == nil) }
                            }
                            #expect(running.count <= 3)
                            _ = try await catalog.write {
                                try $0.jobs.finish(job.id, lease: job.lease, .succeeded, terms: terms)
                            }
                            done.append(job.id)
                        }
                        guard jobs.isEmpty else { continue }
                        if try await catalog.read({ try $0.jobs.live().isEmpty }) { return done }
                        try await catalog.waitForWork(atMost: 0.02)
                    }
                }
            }
            return try await group.reduce(into: []) { $0 += $1 }
        }
        #expect(runs.count == 48 && Set(runs).count == 48)
        for catalog in catalogs { await catalog.close() }
    }

    @Test(arguments: CatalogPlace.allCases)
    func pagesGoBackInTime(_ place: CatalogPlace) async throws {
        let placed = try await place.driver()
        let catalog = try await placed.catalog()
        defer { placed.keep() }
        try await catalog.write { transaction in
            for number in 0..<25 {
                _ = try transaction.jobs.enqueue(
                    Fixture.job("j\(number + 10)", .verify, created: Double(number / 3)))
            }
        }
        var seen: [JobID] = []
        var last: Job?
        while true {
            let before = last
            let page = try await catalog.read { try $0.jobs.page(in: "p", before: before, limit: 7) }
            seen += page.map(\.id)
            last = page.last
            if page.count < 7 { break }
        }
        #expect(seen == (10..<35).reversed().map { JobID("j\($0)") })
        await catalog.close()
    }
}
