import Core
import Testing

/// A proof that nothing can fail proves nothing: each thing it is to find is shown to it.
@Suite struct RunProofTests {
    private func at(_ seconds: Double) -> Timestamp { Timestamp(seconds: 1_800_000_000).adding(seconds: seconds) }

    private func change(
        _ number: Int64, _ job: String, lease: Int64, _ state: String, kind: String = "base"
    ) -> LeaseHistory.Change {
        LeaseHistory.Change(
            number: number, job: job, kind: kind, instance: "shop", lease: lease, worker: "w\(lease)", state: state)
    }

    private func run(
        _ process: String, _ job: String, lease: Int64, _ from: Double, _ to: Double, kind: String = "base",
        frozen: [Range<Timestamp>] = []
    ) -> RecordedRun {
        RecordedRun(process, job: job, lease: lease, kind: kind, span: at(from)..<at(to), frozen: frozen)
    }

    /// Two leases of one job, one after the other.
    private var takenOver: [LeaseHistory.Change] {
        [
            change(1, "a", lease: 1, "running"), change(2, "a", lease: 1, "queued"),
            change(3, "a", lease: 2, "running"), change(4, "a", lease: 2, "succeeded"),
        ]
    }

    @Test func `What is in order is left alone`() {
        let runs = [run("one", "a", lease: 1, 0, 10), run("two", "a", lease: 2, 30, 40)]
        #expect(RunProof(changes: takenOver, runs: runs).problems == [])
    }

    @Test func `Two workers at one job are found`() {
        let runs = [run("one", "a", lease: 1, 0, 31), run("two", "a", lease: 2, 30, 40)]
        #expect(RunProof(changes: takenOver, runs: runs).problems.count == 1)
    }

    @Test func `Two bases of one instance are found, in the catalog and at the workers`() {
        let changes = [
            change(1, "a", lease: 1, "running"), change(2, "b", lease: 1, "running"),
            change(3, "a", lease: 1, "succeeded"), change(4, "b", lease: 1, "succeeded"),
        ]
        #expect(RunProof(changes: changes, runs: []).problems.count == 1)
        let runs = [run("one", "a", lease: 1, 0, 20), run("two", "b", lease: 1, 10, 30)]
        #expect(RunProof(changes: changes, runs: runs).problems.count == 2)
    }

    @Test func `A lease that is given twice is found`() {
        let changes = [
            change(1, "a", lease: 1, "running"), change(2, "a", lease: 1, "queued"),
            change(3, "a", lease: 1, "running"),
        ]
        #expect(RunProof(changes: changes, runs: []).problems.count == 1)
    }

    @Test func `Whoever slept may wake up, and must stop soon`() {
        let slept = [at(5)..<at(40)]
        let second = run("two", "a", lease: 2, 30, 80)
        let short = run("one", "a", lease: 1, 0, 50, frozen: slept)
        #expect(RunProof(changes: takenOver, runs: [short, second]).problems == [])
        let long = run("one", "a", lease: 1, 0, 60, frozen: slept)
        #expect(RunProof(changes: takenOver, runs: [long, second]).problems.count == 1)
        // What is begun behind a sleep has looked at the clock.
        let fresh = run("one", "a", lease: 1, 41, 50, frozen: slept)
        #expect(RunProof(changes: takenOver, runs: [fresh, second]).problems.count == 1)
    }

    @Test func `A run that nobody was given is found`() {
        #expect(RunProof(changes: takenOver, runs: [run("one", "a", lease: 7, 0, 1)]).problems.count == 1)
    }
}
