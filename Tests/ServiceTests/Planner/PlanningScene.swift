import APIModel
import Catalog
import Core
import Service

/// A fleet in memory: what planning decides is carried out on values, and a test says what becomes of jobs.
struct PlanningScene {
    var snapshot: PlannerSnapshot
    private(set) var events: [PlannedEvent] = []
    /// Every key that was ever ordered, oldest first.
    private(set) var ordered: [String] = []
    var terms = LeaseTerms()

    init(_ plans: [Plan], instances: Int = 1) throws {
        snapshot = PlannerSnapshot(now: Fixture.at(0))
        snapshot.repositories = [
            PlannedRepository(id: "r", project: "p", name: "main"),
            PlannedRepository(id: "r2", project: "p", name: "offsite"),
        ]
        for number in 0..<instances {
            snapshot.instances.append(
                PlannedInstance(
                    id: "i\(number)", project: "p", site: "s", name: "shop-\(number)", tags: ["env=production"],
                    createdAt: Fixture.at(0)))
        }
        for (number, plan) in plans.enumerated() { try add(plan, id: "plan\(number)") }
    }

    mutating func add(_ plan: Plan, id: String) throws {
        let planned = PlannedPlan(
            id: id, project: "p", plan: plan, document: try WorkJSON.text(plan), bindings: [.tag("env=production")])
        snapshot.plans.removeAll { $0.id == id }
        snapshot.plans.append(planned)
    }

    /// Turns the clock to a second, plans, and carries out what is decided, as the catalog would.
    @discardableResult
    mutating func tick(_ seconds: Double) throws -> PlannerDecision {
        snapshot.now = Fixture.at(seconds)
        let decision = try Planning.decide(snapshot)
        for record in decision.puts { try put(record) }
        for key in decision.removals {
            snapshot.schedules[key] = nil
            snapshot.watches[key] = nil
            snapshot.upkeeps[key] = nil
            snapshot.troubles[key] = nil
        }
        for order in decision.orders {
            ordered.append(order.key)
            guard snapshot.known[order.key] == nil else { continue }
            store(
                Job(
                    id: JobID("job-\(ordered.count)"), key: order.key, kind: order.kind, subject: order.subject,
                    payload: order.payload, createdAt: snapshot.now))
        }
        for id in decision.resumes { try change(id) { job, now in try job.resume(at: now) } }
        for id in decision.cancels { try change(id) { job, now in job.cancel(at: now) } }
        for id in decision.withdrawals {
            try change(id) { job, now in if job.state == .queued { job.cancel(at: now) } }
        }
        events += decision.events
        return decision
    }

    func job(_ key: String) -> Job? { snapshot.known[key] }

    /// Keys of live jobs of a kind.
    func live(_ kind: JobKind) -> [String] {
        snapshot.known.values.filter { $0.kind == kind && !$0.state.isFinal }.map(\.key).sorted()
    }

    var kinds: [EventKind] { events.map(\.kind) }

    mutating func forgetEvents() { events = [] }

    mutating func start(_ key: String) throws { try change(key) { try $0.claim(by: WorkerID("w"), at: $1) } }

    mutating func end(_ key: String, _ outcome: JobOutcome = .succeeded) throws {
        let terms = terms
        try change(key) { try $0.finish(lease: $0.lease, outcome, at: $1, terms: terms, random: 0) }
    }

    mutating func say(_ update: InstanceFactsUpdate, of instance: String = "i0") {
        var facts = snapshot.facts[instance] ?? InstanceFacts(repository: update.repository, at: snapshot.now)
        facts.take(update, at: snapshot.now)
        snapshot.facts[instance] = facts
    }

    /// Somebody asks for a base by hand.
    mutating func askForBase(_ key: String, of instance: String = "i0", in repository: String = "r") {
        let subject = JobSubject(project: "p", instance: instance, site: "s", repository: repository)
        store(Job(id: JobID("own-\(key)"), key: key, kind: .base, subject: subject, createdAt: snapshot.now))
    }

    private mutating func change(_ id: JobID, _ body: (inout Job, Timestamp) throws -> Void) throws {
        guard let job = snapshot.known.values.first(where: { $0.id == id }) else { return }
        try change(job.key, body)
    }

    private mutating func change(_ key: String, _ body: (inout Job, Timestamp) throws -> Void) throws {
        guard var job = snapshot.known[key] else { return }
        try body(&job, snapshot.now)
        store(job)
    }

    private mutating func store(_ job: Job) {
        snapshot.known[job.key] = job
        snapshot.live = snapshot.known.values.filter { !$0.state.isFinal }
    }

    private mutating func put(_ record: ScheduleRecord) throws {
        let (key, revision) = (record.key, record.revision)
        let stored =
            snapshot.schedules[key]?.revision ?? snapshot.watches[key]?.revision ?? snapshot.upkeeps[key]?.revision
        guard stored ?? 0 == revision else { throw TidemarkError(.catalogChanged, "\(key)", hint: "") }
        switch key.prefix(while: { $0 != "/" }) {
        case "watch":
            snapshot.watches[key] = Remembered(try WorkJSON.value(in: record.document), revision: revision + 1)
        case "upkeep":
            snapshot.upkeeps[key] = Remembered(try WorkJSON.value(in: record.document), revision: revision + 1)
        default:
            snapshot.schedules[key] = Remembered(try WorkJSON.value(in: record.document), revision: revision + 1)
        }
    }
}
