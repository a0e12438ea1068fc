internal import APIModel
internal import Core
internal import Repository

/// Keeps the last good restore points of an instance from being taken away.
struct HoldRunner: JobRunner {
    private let scene: RunnerScene

    init(_ scene: RunnerScene) { self.scene = scene }

    func run(_ assignment: JobAssignment, _ reporter: JobReporter) async throws {
        let payload: HoldPayload = try assignment.readPayload()
        let repository = try await scene.repositories.repository(try assignment.neededRepository)
        let instance = try await repository.needed(try assignment.neededInstance.name)
        let label = payload.label ?? ""
        // A try that was cut off may have set it already, if not on every object.
        if !label.isEmpty, let known = try await instance.holds().first(where: { $0.label == label }) {
            try await instance.enforce(known)
            return reporter.note("The hold \(known.id) is there already.")
        }
        let until = payload.until ?? scene.clock.now()
        let span = payload.span ?? 0
        let listing = try await instance.listing(now: scene.clock.now())
        let window = listing.windows.last { $0.start <= until }
        let progress: @Sendable (LockProgress) -> Void = { _ in }
        let hold: Hold
        if let window {
            let to = min(until, window.end)
            let from = max(window.start, to.adding(seconds: -max(0, span)))
            hold = try await instance.addHold(from: from, to: to, label: label, progress: progress)
        } else if let base = listing.bases.last(where: { $0.convergenceTime <= until }) {
            hold = try await instance.addHold(onBase: base.id, label: label, progress: progress)
        } else {
            throw TidemarkError(
                .holdMissing, "There is no restore point at or before \(until) that could be held.",
                hint: "Look at the instance: what it holds now may be all there is.")
        }
        reporter.note(
            "Hold \(hold.id) on \(hold.bases.count) bases and segments \(hold.firstSegment) to \(hold.lastSegment): "
                + (hold.isEnforced ? "the store keeps them too." : "Tidemark keeps them; the store has no holds."))
    }
}
