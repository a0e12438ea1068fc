package import Core
internal import ObjectStore

/// Copies one instance from one repository to another, which may be of another kind and has a key of its own.
///
/// Everything is opened, checked and sealed anew: names and keys belong to a repository. Segments keep their numbers, and
/// are chained anew; what was not copied of the log's beginning is recorded as such. What is there already is not copied
/// again, so that a copy that was killed goes on where it was. Nothing is ever removed from the copy.
package actor InstanceCopy {
    let source: InstanceRepository
    let target: InstanceRepository
    let selection: CopySelection
    let clock: any TidemarkClock
    let progress: @Sendable (CopyReport) -> Void
    package internal(set) var report = CopyReport() {
        didSet { progress(report) }
    }
    /// The hash of the source's segment copied last, by its number: the next must name it.
    var sourceHash: (sequence: UInt64, hash: String)?
    /// What the target calls the source's chunks, as far as it has them.
    var known: [String: ChunkReference] = [:]
    /// Bases of both repositories whose chunks are in `known`.
    var learned: Set<String> = []
    /// Heartbeat of the stream's word that was passed on last.
    var passedOn: Timestamp?
    /// Bases whose copying failed for what they are.
    var given: Set<String> = []

    init(
        source: InstanceRepository, target: InstanceRepository, selection: CopySelection, clock: any TidemarkClock,
        progress: @escaping @Sendable (CopyReport) -> Void
    ) {
        self.source = source
        self.target = target
        self.selection = selection
        self.clock = clock
        self.progress = progress
    }

    /// Finds the copy in the other repository, or begins one. Throws `copy.mismatch` where something else has its name.
    package static func open(
        _ source: InstanceRepository, in target: Repository, selection: CopySelection = CopySelection(),
        clock: any TidemarkClock = SystemClock(), progress: @escaping @Sendable (CopyReport) -> Void = { _ in }
    ) async throws -> InstanceCopy {
        let repository = source.repository
        guard repository.descriptor.id != target.descriptor.id else {
            throw TidemarkError(
                .copyMismatch, "Both URLs name the same repository \(repository.title).",
                hint: "Make another one with tidemark init, with a key of its own.")
        }
        let record = try await source.record
        let origin = CopyOrigin(repository: repository.descriptor.id, instance: source.id)
        let copy: InstanceRepository
        if let found = try await target.instance(named: record.name) {
            var own = try await found.record
            guard own.copyOf == origin else {
                throw TidemarkError(
                    .copyMismatch,
                    "\(target.title) has an instance “\(record.name)” that is no copy of the one in \(repository.title).",
                    hint: "Copy to a repository of its own.")
            }
            if own.identities != record.identities {
                own.identities = record.identities
                try await found.update(own)
            }
            copy = found
        } else {
            var own = record
            own.copyOf = origin
            copy = try await target.addInstance(own)
        }
        return InstanceCopy(source: source, target: copy, selection: selection, clock: clock, progress: progress)
    }

    /// Copies all that is selected and not there yet: first the log, then the bases. Throws the errors of both stores and
    /// of stored objects, and `log.fenced` where somebody else writes the copy's log.
    package func run() async throws {
        try await copyLog()
        try await copyBases()
    }

    /// Merges what is due of the copy's log; another maintenance at work there is no failure.
    package func mergeLog(_ policy: MergePolicy) async throws {
        do {
            _ = try await target.mergeLog(policy: policy, clock: clock)
        } catch let error as TidemarkError where error.code == .leaseHeld {
            report.notes.append("The copy's log is not merged now: \(error.message)")
        }
    }
}
