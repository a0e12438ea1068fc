import APIModel
import Catalog
import Core
import Service

/// A service that does what a test says, and remembers what it was told.
actor ScriptedSource: JobSource {
    struct End: Equatable {
        let job: String
        let outcome: JobOutcome
    }

    var waiting: [JobAssignment] = []
    /// By job; `proceed` where nothing is said.
    var orders: [String: LeaseAnswer.Order] = [:]
    /// Calls of these names fail.
    var failing: Set<String> = []
    /// So many heartbeat calls never answer, however long somebody waits.
    var hanging = 0
    private(set) var offers: [WorkerOffer] = []
    private(set) var hellos: [WorkerHello] = []
    private(set) var beats: [String: Int] = [:]
    private(set) var reports: [(job: String, report: JobReport)] = []
    private(set) var ends: [End] = []
    private(set) var calls: [String: Int] = [:]

    /// What all reports said, in lines.
    var lines: [String] { reports.flatMap { $0.report.lines.map(\.message) } }

    init(_ jobs: [JobAssignment] = []) { waiting = jobs }

    func change(_ body: @Sendable (isolated ScriptedSource) -> Void) { body(self) }

    private func called(_ name: String) throws {
        // A catalog and a network refuse whoever was told to stop.
        try Task.checkCancellation()
        calls[name, default: 0] += 1
        if failing.contains(name) { throw TidemarkError(.catalogUnavailable, "down", hint: "wait") }
    }

    func register(_ worker: WorkerHello) async throws {
        try called("register")
        hellos.append(worker)
    }

    func claim(_ offer: WorkerOffer, count: Int) async throws -> [JobAssignment] {
        try called("claim")
        offers.append(offer)
        let taken = Array(waiting.prefix(count))
        waiting.removeFirst(taken.count)
        return taken
    }

    func heartbeat(_ job: JobID, lease: Int64) async throws -> JobOrder {
        try called("heartbeat")
        beats[job.rawValue, default: 0] += 1
        switch orders[job.rawValue] ?? .proceed {
        case .proceed: return .proceed
        case .stop: return .stop
        case .lost: throw TidemarkError(.jobLost, "lost", hint: "nothing")
        }
    }

    func heartbeats(_ batch: [LeaseBeat]) async throws -> [LeaseAnswer] {
        if hanging > 0 {
            hanging -= 1
            calls["hung", default: 0] += 1
            try await Task.sleep(for: .seconds(3600))
        }
        try called("heartbeats")
        return batch.map { beat in
            beats[beat.job, default: 0] += 1
            return LeaseAnswer(job: beat.job, order: orders[beat.job] ?? .proceed)
        }
    }

    func report(_ job: JobID, lease: Int64, _ report: JobReport) async throws {
        try called("report")
        reports.append((job: job.rawValue, report: report))
    }

    func finish(_ job: JobID, lease: Int64, _ outcome: JobOutcome) async throws {
        try called("finish")
        ends.append(End(job: job.rawValue, outcome: outcome))
    }

    func waitForWork(atMost seconds: Double) async throws {
        try called("wait")
        let end = ContinuousClock.now + .seconds(seconds)
        while waiting.isEmpty, ContinuousClock.now < end { try await Task.sleep(for: .milliseconds(2)) }
    }
}
