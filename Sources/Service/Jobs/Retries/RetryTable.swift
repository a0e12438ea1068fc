package import Core

/// Which failures may pass: the only place that says so. A test finds every code of the project in it.
package enum RetryTable {
    /// A code that is not in the table never passes: trying again what nobody thought about can do harm.
    package static func verdict(on code: ErrorCode, of kind: JobKind) -> RetryVerdict {
        if kind.isEndless, let verdict = ofStreams[code.rawValue] { return verdict }
        return all[code.rawValue] ?? .never
    }

    /// Whether the table says something about a code.
    package static func knows(_ code: ErrorCode) -> Bool { all[code.rawValue] != nil }

    /// Where a stream is judged otherwise: it is wanted as long as the instance is, so that it goes on trying where others ask
    /// for help once.
    private static let ofStreams: [String: RetryVerdict] = [
        "source.authentication": .later, "source.tls": .later, "source.refused": .later, "source.protocol": .later,
        "check.unmet": .later, "store.denied": .later, "key.denied": .later, "key.missing": .later,
        "spool.unusable": .later,
    ]

    private static let all: [String: RetryVerdict] = Dictionary(
        uniqueKeysWithValues: soon.map { ($0, .soon) } + later.map { ($0, .later) } + never.map { ($0, .never) })

    private static let soon = [
        // Connections and answers.
        "source.unreachable", "store.unavailable", "store.slow", "key.unavailable", "catalog.unavailable",
        "catalog.busy",
        // Another process was first; it ends, or dies and is not believed in for long.
        "lease.held", "lease.lost", "spool.locked", "log.fenced", "target.busy", "key.rotated",
        // Too much happened meanwhile.
        "base.unsettled", "log.behind",
        // The worker was stopped.
        "job.interrupted",
        // A worker elsewhere has something kept by its server, which begins anew or is behind a network that fails.
        "server.unreachable", "request.timeout", "audit.unavailable",
    ]

    private static let later = [
        "store.full", "spool.full", "key.disabled", "store.archived", "target.start", "target.provider",
    ]

    private static let never = [
        "usage.invalid", "config.invalid", "internal.defect",
        "source.authentication", "source.tls", "source.refused", "source.protocol", "check.unmet",
        "instance.mismatch", "instance.exists", "instance.missing",
        // A gap stays a gap: the plan answers it with a new base and a new stream.
        "log.gap", "log.incident", "log.broken",
        "base.missing", "base.invalid", "base.unreadable",
        "store.url", "store.key", "store.exists", "store.notFound", "store.denied", "store.locked", "store.unsupported",
        "repository.missing", "repository.exists", "repository.format",
        "key.mismatch", "key.invalid", "key.slot", "key.last", "key.recipient", "key.destroyed", "key.denied",
        "key.missing",
        "object.missing", "object.truncated", "object.damaged", "copy.mismatch", "lock.refused", "hold.missing",
        "spool.unusable", "spool.damaged",
        "restore.unreachable", "restore.diverged", "restore.ambiguous", "restore.digest", "restore.undone",
        "restore.incomplete", "restore.dependent", "restore.unskippable",
        "target.not-empty", "target.unfit", "target.refused", "target.program", "target.folder",
        "find.nothing", "find.definition", "find.irreversible",
        "job.missing", "job.state", "job.lost", "job.abandoned", "job.key", "job.uncertain",
        "drill.assertion", "drill.nothing", "drill.evidence",
        "export.mask", "export.condition", "export.missing", "export.unsteady", "export.state",
        "age.key", "age.damaged", "age.refused",
        "channel.address", "channel.unreachable", "channel.refused", "event.quiet", "delivery.state",
        "export.damaged", "recovery.not-empty", "recovery.several", "recovery.newer",
        "catalog.refused", "catalog.schema", "catalog.damaged", "catalog.missing", "catalog.exists", "catalog.changed",
        "catalog.secret",
        // Said to callers of the API, and of no job.
        "download.unknown", "download.over", "download.address", "download.delayed", "download.range",
        "access.required", "access.password", "access.delayed", "access.denied",
        "access.approval", "access.asked", "access.duties", "access.last", "audit.broken", "compliance.controls",
        "access.factor", "access.change", "access.disabled", "access.provider", "provider.missing",
        "provider.unavailable",
        "request.invalid", "request.path", "request.method", "request.size", "request.type",
        "request.condition", "request.key", "request.busy", "request.form",
        // Said by the program itself, and of no job.
        "server.answer", "server.untrusted",
        "service.folder", "service.listen", "service.running",
    ]
}
