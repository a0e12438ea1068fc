package import APIModel
internal import Core
internal import Engine
internal import Repository

/// Runs drills on the worker's machine, in throwaway instances below the worker's folder.
package struct EngineDrillRunner: DrillRunner {
    let scene: RunnerScene
    let keeper: any EvidenceKeeper
    /// The worker's name, for the evidence.
    let worker: String
    /// The version of Tidemark.
    let program: String

    package init(scene: RunnerScene, keeper: any EvidenceKeeper, worker: String, program: String) {
        self.scene = scene
        self.keeper = keeper
        self.worker = worker
        self.program = program
    }

    package func run(_ assignment: JobAssignment, _ reporter: JobReporter) async throws {
        let assigned = try assignment.neededInstance
        let place = try assignment.neededRepository
        let order = try DrillOrder(try assignment.readPayload(DrillOrder.Wish.self), plan: try assignment.wanted)
        if order.which == .random { reporter.note("The restore point is chosen by the seed \(order.seed).") }
        let repository = try await scene.repositories.repository(place)
        let instance = try await repository.needed(assigned.name)
        try WorkerFolder.make(scene.places.scratch)
        var job = DrillJob(instance: instance, order: order, clock: scene.clock) { [scene] flavour in
            try await scene.places.throwaway(flavour) { reporter.note($0) }
        }
        job.foldMemory = scene.places.foldMemory
        job.foldFolder = scene.places.scratch
        let finding = try await job.run(EngineProgress(reporter, clock: scene.clock)) { phase in
            reporter.progress(JobProgress(phase: phase))
        }
        let drill = BaseManifest.newID(at: finding.startedAt)
        let evidence = finding.evidence(
            drill: drill,
            who: DrillEvidence.Who(job: assignment.job, worker: worker, plan: assignment.plan?.name),
            instance: DrillEvidence.Source(
                id: assigned.id, name: assigned.name, storedID: instance.id, flavour: finding.flavour),
            place: DrillEvidence.Place(
                id: repository.descriptor.id, name: place.name, object: instance.evidenceName(drill)),
            program: program,
            manifests: try await instance.manifestHashes(ofBase: finding.baseID))
        let document = try await keep(evidence, assignment, reporter)
        try await instance.addEvidence(document, of: drill)
        if let rto = finding.rto {
            reporter.note(
                "The restore point of \(evidence.point.time) is proven: \(evidence.tables.count) tables and "
                    + "\(evidence.assertions.count) assertions in \(Double(rto.microseconds / 100_000) / 10) s. "
                    + "Evidence: \(evidence.repository.object)")
        }
        if let failure = finding.failure { throw failure }
    }

    /// A drill that has been done is not thrown away because the service cannot be reached for a moment: kept twice, evidence
    /// is kept once. Where the lease is over meanwhile the task is cancelled, or the service says that the job is another's.
    private func keep(
        _ evidence: DrillEvidence, _ assignment: JobAssignment, _ reporter: JobReporter
    ) async throws -> [UInt8] {
        let end = scene.clock.uptime() + Self.keepingSeconds
        var isFirst = true
        while true {
            do {
                return try await keeper.keep(evidence, of: JobID(assignment.job), lease: assignment.lease)
            } catch let error as TidemarkError
                where RetryTable.verdict(on: error.code, of: .drill) == .soon && scene.clock.uptime() < end
            {
                if isFirst { reporter.note("The evidence cannot be kept now: \(error.message)") }
                isFirst = false
            }
            try await scene.clock.sleep(seconds: 2)
        }
    }

    private static let keepingSeconds = 120.0
}
