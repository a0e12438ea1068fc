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
    /// Not to be started before.
    package internal(set) var notBefore: Timestamp
    /// Failed tries in a row. A run of `LeaseTerms.steadySeconds` begins a new row.
    package internal(set) var tries = 0
    /// Runs in a row whose worker was not heard of any more.
    package internal(set) var losses = 0
    /// Grows with every run; whoever names an older one has lost the job.
    package internal(set) var lease: Int64 = 0
    /// Who runs it, or ran it last.
    package internal(set) var worker: WorkerID?
    /// Until when the worker is believed to run it, by the catalog's clock.
    package internal(set) var leaseUntil: Timestamp?
    package internal(set) var startedAt: Timestamp?
    package internal(set) var endedAt: Timestamp?
    package internal(set) var isCancelWanted = false
    /// Of the last try.
    package internal(set) var failure: JobFailure?
    /// Grows with every stored change; a change is stored only over the revision it was made from.
    package internal(set) var revision: Int64 = 0

    package init(
        id: JobID, key: String, kind: JobKind, subject: JobSubject, payload: String = "{}", createdAt: Timestamp,
        notBefore: Timestamp? = nil, maximumTries: Int? = nil
    ) {
        self.id = id
        self.key = key
        self.kind = kind
        self.subject = subject
        self.payload = payload
        self.createdAt = createdAt
        self.notBefore = notBefore ?? createdAt
        self.maximumTries = maximumTries ?? (kind.isEndless ? nil : 6)
    }

    /// Earlier comes first; constant while the job waits.
    package var rank: Timestamp { createdAt.adding(seconds: -kind.headStart) }

    /// Whether a worker may begin with it: it waits and its time has come, or its worker was not heard of in time.
    package func isClaimable(at now: Timestamp) -> Bool {
        switch state {
        case .queued, .waiting: notBefore <= now
        case .running: isLost(at: now)
        case .succeeded, .failed, .cancelled: false
        }
    }

    /// Whether its worker was not heard of in time.
    package func isLost(at now: Timestamp) -> Bool {
        guard state == .running, let leaseUntil else { return false }
        return leaseUntil <= now
    }
}
