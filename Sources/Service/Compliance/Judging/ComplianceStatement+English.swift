internal import APIModel
internal import Core

extension ComplianceStatement {
    var english: String {
        switch self {
        case .covered(let plan): "The plan \(plan) covers it."
        case .noPlan: "No plan covers it."
        case .severalPlans(let plans): "Several plans cover it: \(plans.joined(separator: ", "))."
        case .base(let time): "The newest base is of \(Self.time(time))."
        case .noBase: "It has no base that can be restored."
        case .baseOverdue(let newest): "The next base is overdue; the newest is of \(Self.time(newest))."
        case .baseNotStarted(let since): "A base could be made since \(Self.time(since)) and was not."
        case .baseTooOld(let time, let limit):
            "The newest base is of \(Self.time(time)), more than \(Self.span(limit)) ago."
        case .streaming: "Its log is streamed."
        case .notStreaming: "Its log is not streamed."
        case .noLogWanted: "Its plan keeps no log: it can be brought back to its bases alone."
        case .window(let start, let end?):
            "Every second from \(Self.time(start)) to \(Self.time(end)) is a restore point."
        case .window(let start, nil): "Every second from \(Self.time(start)) until now is a restore point."
        case .noWindow: "No second is a restore point."
        case .gaps(let count): "\(count) span(s) in the days that are kept have no restore point."
        case .windowTooShort(let seconds, let limit):
            "The window is \(Self.span(seconds)) long; \(Self.span(limit)) is asked for."
        case .behind(let seconds, nil): "Its log is \(Self.span(seconds)) behind; no limit is set."
        case .behind(let seconds, let limit?):
            "Its log is \(Self.span(seconds)) behind; at most \(Self.span(limit)) is asked for."
        case .rpoUnknown: "How far its log is behind is not known."

        case .copied(let store, let newest):
            "The repository \(store) lies elsewhere and holds a base of \(Self.time(newest))."
        case .noCopy: "No copy in another repository is planned."
        case .copyEmpty(let store): "Nothing is known to lie in the repository \(store) yet."
        case .copyTooOld(let store, let newest, let limit):
            "The newest base in the repository \(store) is of \(Self.time(newest)), more than \(Self.span(limit)) ago."
        case .samePlace(let store): "The copy in the repository \(store) lies in the same bucket."
        case .placeUnknown(let store):
            "The repository \(store) holds a copy; whether it lies elsewhere its address does not tell."
        case .locked(let store, "compliance", let days):
            "The repository \(store) locks what is stored for \(days) days; nobody can lift it (mode compliance)."
        case .locked(let store, let mode, let days):
            "The repository \(store) locks what is stored for \(days) days; whoever is privileged can lift it "
                + "(mode \(mode))."
        case .notLocked(let store): "The repository \(store) locks nothing: what is stored can be deleted."
        case .lockTooShort(let store, let days, let limit):
            "The repository \(store) locks what is stored for \(days) days; \(Self.span(limit)) is asked for."
        case .lockUnknown(let store): "Whether the repository \(store) locks what is stored is not known."
        case .sealed: "Everything stored is sealed with AES-256-GCM under keys of its own."
        case .nothingStored: "Nothing is known to be stored of it yet."
        case .keys(let keys):
            "Keys: " + keys.map { "\($0.store): \(Self.english($0.kind))" }.joined(separator: "; ") + "."
        case .noKey(let stores): "The service has no key of \(stores.joined(separator: ", "))."
        case .transport(.disabled): "It is read without TLS."
        case .transport(.preferred): "It is read over TLS only where the server offers it."
        case .transport(.required): "It is read over TLS; the server's certificate is not verified."
        case .transport(.verifyCA): "It is read over TLS; the certificate's authority is verified."
        case .transport(.verifyIdentity): "It is read over TLS; the server's certificate and name are verified."

        case .drillPassed(let id, let time, let rto):
            "The drill \(id) of \(Self.time(time)) proved its restore point"
                + (rto.map { " in \(Self.span($0))" } ?? "") + "; its evidence is signed."
        case .noDrill: "No drill has been made."
        case .drillFailed(let time): "The last drill, of \(Self.time(time)), failed."
        case .noEvidence(let id): "The drill \(id) passed, and its evidence is missing."
        case .drillTooOld(let time, let limit):
            "The last drill was on \(Self.time(time)), more than \(Self.span(limit)) ago."
        case .rights(let roles) where roles.isEmpty: "Nobody is granted a role here."
        case .rights(let roles):
            roles.map { "\($0.role): \($0.people) people, \($0.groups) groups, \($0.tokens) tokens" }
                .joined(separator: "; ") + "."
        case .rightsNotAvailable: "This service keeps no rights by role that could be counted."
        case .auditIntact(let entries, let time, let checkpoint):
            "All \(entries) entries were in their places on \(Self.time(time)); "
                + (checkpoint.map { "the last signed checkpoint is of \(Self.time($0))." }
                    ?? "no signed checkpoint is stored yet.")
        case .auditNotAvailable: "This service keeps no audit whose chain could be checked."
        case .auditNeverVerified(let entries): "The audit has \(entries) entries, and its chain was never checked."
        case .auditBroken(let time): "The check of \(Self.time(time)) found that the audit was changed."
        case .auditTooOld(let time, let limit):
            "The audit was checked on \(Self.time(time)), more than \(Self.span(limit)) ago."
        }
    }

    static func time(_ time: Timestamp) -> String { String(time.sqlText.prefix(19)) + " UTC" }

    private static func span(_ seconds: Double) -> String { DurationText.of(seconds: seconds) }

    private static func english(_ kind: AssignedKey.Kind) -> String {
        switch kind {
        case .keyfile: "a key file, sealed in the service's catalog"
        case .passphrase: "a passphrase, sealed in the service's catalog"
        case .kms: "in a KMS, which it never leaves"
        case .token: "in a hardware token, which it never leaves"
        }
    }
}
