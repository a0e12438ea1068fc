import Core
import Service
import TestKit
import Testing

/// Workers, their clocks, their deaths and the jobs of a catalog, all by chance and without waiting.
///
/// Everything that crosses between a worker and the catalog may be lost on the way there or on the way back.
struct JobModel {
    var random: SeededGenerator
    var jobs: [JobID: Job] = [:]
    var workers: [WorkerID: ModelWorker] = [:]
    var keepers: [ModelKeeper] = []
    /// True time, in seconds, which nobody knows.
    var seconds = 1000.0
    /// By how much the catalog's time of day is wrong: somebody sets it now and then.
    var wrongBy = 0.0
    var terms = LeaseTerms()
    var chooser = JobChooser(limits: JobLimits(), patience: 120)
    var isQuiet = false
    var succeeded: [JobID: Int] = [:]
    var problems: [String] = []
    private(set) var claims = 0
    private(set) var takeovers = 0
    private(set) var refusedLate = 0
    private var number = 0

    init(random: SeededGenerator) {
        self.random = random
        chooser = JobChooser(limits: limits(), patience: 120)
    }

    /// The catalog's time.
    var now: Timestamp { Timestamp(microseconds: Int64((seconds + wrongBy) * 1_000_000)) }

    var live: [Job] { jobs.values.filter { !$0.state.isFinal } }
    var isBusy: Bool { jobs.values.contains { !$0.state.isFinal } }

    private mutating func limits() -> JobLimits {
        var limits = JobLimits()
        limits.perInstance = Int.random(in: 1...3, using: &random)
        limits.perSite = Int.random(in: 2...5, using: &random)
        limits.perRepository = Int.random(in: 2...6, using: &random)
        return limits
    }

    mutating func addWorker(everywhere: Bool = false) {
        number += 1
        let id = WorkerID("w\(number)")
        let sites: Set<String> = !everywhere && random.chance(30) ? ["north"] : ["north", "south"]
        workers[id] = ModelWorker(
            offer: WorkerOffer(worker: id, sites: sites, slots: Int.random(in: 1...4, using: &random), streams: 3),
            offset: Double.random(in: -1e6...1e6, using: &random), rate: Double.random(in: 0.85...1.2, using: &random))
    }

    mutating func addKeeper() {
        keepers.append(
            ModelKeeper(
                watch: LeaseWatch(terms: terms), offset: Double.random(in: -1e6...1e6, using: &random),
                rate: Double.random(in: 0.9...1.1, using: &random)))
    }

    mutating func addJob(_ kind: JobKind? = nil) {
        number += 1
        let kind = kind ?? JobKind.allCases[Int.random(in: 0..<JobKind.allCases.count, using: &random)]
        let part = random.chance(60) || [.base, .stream, .drill].contains(kind)
        let subject = JobSubject(
            project: "p", instance: part ? "i\(Int.random(in: 1...4, using: &random))" : nil,
            site: random.chance(50) ? "north" : "south", repository: "r\(Int.random(in: 1...2, using: &random))",
            secondRepository: kind == .copy ? "r\(Int.random(in: 1...2, using: &random))" : nil,
            target: kind == .restore ? "t\(Int.random(in: 1...2, using: &random))" : nil)
        let id = JobID("j\(number)")
        jobs[id] = Job(id: id, key: id.rawValue, kind: kind, subject: subject, createdAt: now)
    }

    /// One moment: time passes, and everybody does something or not.
    mutating func step() {
        seconds += Double.random(in: 0.1...1.5, using: &random)
        if !isQuiet {
            if random.chance(20), live.count < 40 { addJob() }
            if random.chance(1), let id = jobs.keys.sorted().randomElement(using: &random) {
                let now = now
                jobs[id]?.cancel(at: now)
            }
            if random.chance(1), let id = workers.keys.sorted().randomElement(using: &random) {
                workers[id] = nil
                addWorker()
            }
            if random.chance(2), let id = workers.keys.sorted().randomElement(using: &random) {
                workers[id]?.stalledUntil = seconds + Double.random(in: 1...90, using: &random)
            }
            if random.chance(1) { wrongBy = Double.random(in: -600...600, using: &random) }
            if random.chance(2), let index = keepers.indices.randomElement(using: &random) {
                keepers[index].stalledUntil = seconds + Double.random(in: 1...90, using: &random)
            }
        }
        for index in keepers.indices where keepers[index].stalledUntil <= seconds {
            var keeper = keepers[index]
            look(&keeper)
            keepers[index] = keeper
        }
        for id in workers.keys.sorted() {
            guard var worker = workers[id], worker.stalledUntil <= seconds else { continue }
            for job in worker.runs.keys.sorted() { run(job, on: &worker) }
            if random.chance(40) { claim(&worker) }
            workers[id] = worker
        }
        check()
    }

    /// A job ends in the model after some seconds of work; a stream when nothing else is wanted any more.
    private mutating func run(_ id: JobID, on worker: inout ModelWorker) {
        guard var run = worker.runs[id] else { return }
        defer { worker.runs[id] = run }
        let uptime = worker.uptime(seconds)
        switch run.holder.step(at: uptime) {
        case .stop:
            return late(run.holder)
        case .cancel:
            return finish(&run.holder, .released)
        case .beat:
            run.holder.sent(at: uptime)
            guard !isLost() else { return run.holder.unanswered() }
            do {
                guard var job = jobs[id] else { return }
                let order = try job.heartbeat(lease: run.holder.lease, at: now)
                jobs[id] = job
                isLost() ? run.holder.unanswered() : run.holder.answered(order)
            } catch {
                run.holder.lost()
            }
        case .rest: break
        }
        run.left -= 1
        if run.left <= 0, jobs[id]?.kind != .stream || isQuiet {
            let code = random.chance(10) ? ErrorCode("source.unreachable") : ErrorCode("store.denied")
            let failure = JobFailure(code: code, message: "", hint: "")
            let outcome: JobOutcome = random.chance(85) || isQuiet ? .succeeded : .failed(failure)
            finish(&run.holder, outcome)
        }
    }

    /// Whoever says that it has ended has ended, whether the word arrives or not.
    private mutating func finish(_ holder: inout LeaseHolder, _ outcome: JobOutcome) {
        holder.lost()
        guard !isLost(), var job = jobs[holder.job] else { return }
        do {
            try job.finish(
                lease: holder.lease, outcome, at: now, terms: terms, random: Double.random(in: 0..<1, using: &random))
            jobs[holder.job] = job
            if job.state == .succeeded { succeeded[job.id, default: 0] += 1 }
        } catch {
            refusedLate += 1
        }
    }

    /// A worker that stopped by itself tries to write all the same: the lease's number must keep it out once it is another's.
    private mutating func late(_ holder: LeaseHolder) {
        guard var job = jobs[holder.job], job.lease != holder.lease else { return }
        do {
            try job.finish(lease: holder.lease, .succeeded, at: now, terms: terms, random: 0)
            problems.append("\(job.id): an old lease could write")
        } catch {
            refusedLate += 1
        }
    }

    private mutating func claim(_ worker: inout ModelWorker) {
        guard !isLost() else { return }
        let others = workers.values.map(\.offer)
        let chosen = chooser.choose(
            for: worker.offer, beside: others, from: live, at: now, count: 2)
        let answered = !isLost()
        for id in chosen {
            guard var job = jobs[id] else { continue }
            do {
                if job.losses > 0 { takeovers += 1 }
                try job.claim(by: worker.offer.worker, at: now)
                jobs[id] = job
                claims += 1
                guard answered else { continue }
                let holder = LeaseHolder(job: id, lease: job.lease, terms: terms, sentAt: worker.uptime(seconds))
                worker.runs[id] = ModelWorker.Run(holder: holder, left: Double.random(in: 1...60, using: &random))
            } catch {
                problems.append("\(id): chosen and refused: \(error)")
            }
        }
    }

    /// A server acts on its last look, and looks again; what it learns then it acts on later.
    private mutating func look(_ keeper: inout ModelKeeper) {
        for sign in keeper.silent {
            let now = now
            if var job = jobs[sign.job], job.lose(sign, at: now, terms: terms) { jobs[sign.job] = job }
        }
        keeper.silent = []
        guard random.chance(50) else { return }
        let uptime = keeper.uptime(seconds)
        let signs = jobs.values.compactMap(\.leaseSign)
        keeper.silent = keeper.watch.look(at: signs, began: uptime, ended: uptime)
    }

    private mutating func isLost() -> Bool { !isQuiet && random.chance(8) }

    private mutating func check() {
        var writers: [JobID: [WorkerID]] = [:]
        for id in workers.keys {
            guard var worker = workers[id] else { continue }
            for (job, run) in worker.runs {
                if run.holder.mayWrite(at: worker.uptime(seconds)) {
                    writers[job, default: []].append(id)
                } else if worker.stalledUntil <= seconds {
                    worker.runs[job] = nil
                }
            }
            workers[id] = worker
        }
        for (job, ids) in writers where ids.count > 1 { problems.append("\(job) is run by \(ids) at once") }
        let written = writers.keys.compactMap { jobs[$0] }
        let believed = jobs.values.filter { $0.state == .running }
        for set in [written, believed] {
            for (index, one) in set.enumerated() {
                for other in set[(index + 1)...] {
                    if let conflict = ModelRules.conflict(one, other) {
                        problems.append("\(one.id) and \(other.id): \(conflict)")
                    }
                }
            }
        }
        problems += ModelRules.brokenLimits(believed, chooser.limits, slots: workers.mapValues(\.offer))
        for (job, count) in succeeded where count > 1 { problems.append("\(job) succeeded \(count) times") }
    }
}
