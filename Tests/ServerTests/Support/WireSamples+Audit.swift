import APIModel
import Core

extension WireSamples {
    private static let moment = WireTime(Timestamp(microseconds: 1_800_000_000_250_000))

    /// The audit: entries, what is found in it, how it stands.
    static let audits: [WireSample] = [
        WireSample(
            AuditEntryDocument(
                number: 1, happenedAt: moment, who: "lin", whoKind: "person", method: "password", hasSecondFactor: true,
                session: "s", address: "::1", request: "r", function: "changePlan", verb: "change-plan",
                resourceKind: "plan", project: "p", resource: "n", instance: "i", repository: "m", result: "failed",
                code: "catalog.changed", approval: "a", calls: 2, rights: .list([]), changes: .list([]), hash: "00")),
        WireSample(
            AuditEntryDocument(
                number: 1, happenedAt: moment, who: "nobody", whoKind: "nobody", request: "r", function: "getFleet",
                resourceKind: "service", result: "refused", hash: "00"), isFull: false),
        WireSample(AuditFinding(kind: .removed, number: 7, text: "t")),
        WireSample(
            AuditReport(
                verifiedAt: moment, first: 1, last: 9, hash: "00", entries: 8, checkpoints: 1, signedThrough: 5,
                findings: [AuditFinding(kind: .changed, number: 3, text: "t")], findingCount: 1, notes: ["n"])),
        WireSample(AuditCheckpointDocument(through: 5, hash: "00", madeAt: moment)),
        WireSample(AuditCopyDocument(repository: "main", through: 5, storedAt: moment, failure: "f")),
        WireSample(AuditCopyDocument(repository: "main", through: 0), isFull: false),
        WireSample(
            AuditStateDocument(
                service: "s", last: 9, hash: "00", first: 1, retentionDays: 400, publicKey: "k",
                checkpoint: AuditCheckpointDocument(through: 5, hash: "00", madeAt: moment),
                copies: [AuditCopyDocument(repository: "main", through: 0)], verifiedAt: moment, verifiedThrough: 9,
                isIntact: false, problem: "p")),
        WireSample(
            AuditStateDocument(service: "s", last: 0, hash: "00", first: 1, retentionDays: 400, publicKey: "k"),
            isFull: false),
        WireSample(AuditRetention(days: 400)), WireSample(AuditRetentionDocument(days: 400, revision: 1)),
    ]
}
