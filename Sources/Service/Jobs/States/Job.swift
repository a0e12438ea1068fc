package import Core

/// A job as the catalog knows it. Changed only by the transitions in `Job+Transitions.swift`.
package struct Job: Sendable, Equatable, Identifiable {
    package let id: JobID
    /// Given by whoever asks; asking twice with one key is asking once.
    package let key: String
    package let kind: JobKind
    package let subject: JobSubject
    /// What exactly to do, as JSON that the kind's runner reads.
    package let payload: String
    package let createdAt: Timestamp
    /// How often it may fail in a row with what may pass before it has failed for good; nil for ever.
    package let maximumTries: Int?

    package internal(set) var state: JobState = .queued
    /// When the next try may begin, while it waits for one.
    package internal(set) var notBefore: Timestamp
    /// Failed tries in a row. A run of `LeaseTerms.steadySeconds` begins a new row.
    package internal(set) var tries = 0
    /// Runs in a row whose worker was not heard of any more.
    package internal(set) var losses = 0
    /// Grows with every run; whoever names an older one has lost the job.
    package internal(set) var lease: Int64 = 0
    /// Who runs it, or ran it last.
    package internal(set) var worker: WorkerID?
    /// How often its workers were heard of. What `LeaseWatch` goes by.
    package internal(set) var beats: Int64 = 0
    /// When its worker was heard of last, by the catalog's clock.
    package internal(set) var heardAt: Timestamp?
    package internal(set) var startedAt: Timestamp?
    package internal(set) var endedAt: Timestamp?
    package internal(set) var isCancelWanted = false
    /// Of the last try.
    package internal(set) var failure: JobFailure?
    /// Grows with every stored change; a change is stored only over the revision it was made from.
    package internal(set) var revision: Int64 = 0

    package init(
        id: JobID, key: String, kind: JobKind, subject: JobSubject, payload: String = "{}", createdAt: Timestamp,
        maximumTries: Int? = nil
    ) {
        self.id = id
        self.key = key
        self.kind = kind
        self.subject = subject
        self.payload = payload
        self.createdAt = createdAt
        notBefore = createdAt
        self.maximumTries = maximumTries ?? (kind.isEndless ? nil : 6)
    }

    /// Earlier comes first; constant while the job waits.
    package var rank: Timestamp { createdAt.adding(seconds: -kind.headStart) }

    /// Whether it writes the catalog: an export that is of no instance.
    package var isOfCatalog: Bool { kind == .export && subject.instance == nil }

    /// Whether a worker may begin with it.
    package func isClaimable(at now: Timestamp) -> Bool {
        switch state {
        case .queued: true
        // Where the clock was set back behind the last try, nobody knows how long it has waited: long enough.
        case .waiting: notBefore <= now || now < (heardAt ?? now)
        case .running, .succeeded, .failed, .cancelled: false
        }
    }

    /// What a look at its lease shows; nil unless it runs.
    package var leaseSign: LeaseSign? {
        state == .running ? LeaseSign(job: id, lease: lease, beats: beats) : nil
    }
}
