import APIModel
import Core

/// A value of every described type with all its fields; where fields may be absent, one with the fewest as well.
enum WireSamples {
    private static let time = WireTime(Timestamp(microseconds: 1_800_000_000_250_000))
    private static let field = ProblemField(path: "a.b", line: 3, message: "wrong", hint: "right")
    private static let difference = FieldDifference(path: "a", before: "1", after: "2")
    private static let base = BaseDocument(convergence: time, isUsable: true, seconds: 1.5)
    private static let span = SpanDocument(start: time, end: time, isOpen: true)
    private static let form = PlanForm(fields: ["name": .text("nightly"), "threads": .integer(2)])
    private static let token = TokenDocument(
        id: "t", name: "t", scope: .worker, createdAt: time, expiresAt: time, usedAt: time)
    private static let row = ImportRowReport(
        line: 2, name: "a", outcome: .changed, changes: [difference], problems: [field])
    private static let failure = JobFailureDocument(code: "store.full", message: "m", hint: "h")

    static let all: [WireSample] = problems + access + fleet + repositories + plans + jobs + status + exports

    private static let problems = [
        WireSample(
            ProblemDocument(
                type: "urn:tidemark:problem:x", title: "t", status: 422, detail: "d", code: "x", hint: "h",
                problems: [field], requestId: "r")),
        WireSample(field), WireSample(ProblemField(path: "a", message: "m", hint: "h"), isFull: false),
        WireSample(difference), WireSample(FieldDifference(path: "a", before: nil, after: nil), isFull: false),
    ]

    private static let condition = ExportCondition(table: "a.b", condition: "id > 1")
    private static let mask = ExportMask(column: "a.b.c", kind: "fixed", text: "x", keep: 4)
    private static let order = ExportOrder(
        to: "latest", before: "0-1-2", format: "sql", databases: ["a"], tables: ["a.b"], rows: [condition],
        masks: [mask], recipients: ["age1zvkyg2lqzraa2lnjvqej32nkuu0ues2s82hzrye869xeexvn73equnujwj"],
        isCompressed: false)
    private static let link = LinkDocument(
        id: "l", export: "e", project: "p", owner: "o", state: "revoked", createdAt: time, expiresAt: time,
        mostUses: 2, uses: 1, addresses: ["10.0.0.0/8"], usedAt: time, revokedAt: time, revokedBy: "o")
    private static let exportFile = ExportFileDocument(
        name: "a.sql.age", bytes: 1, sha256: "00", tables: 1, rows: 2, readyAt: time)
    private static let exportForm = {
        var form = ExportForm(instance: "a", format: "csv")
        form.repository = "main"
        form.to = "latest"
        form.before = "0-1-2"
        form.databases = ["a"]
        form.tables = ["a.b"]
        form.rows = [condition]
        form.masks = [mask]
        form.salt = "eight bytes"
        form.passphrase = "correct horse battery"
        form.recipients = order.recipients
        form.isCompressed = true
        form.hoursKept = 24
        return form
    }()

    private static let exports = [
        WireSample(exportForm), WireSample(ExportForm(instance: "a", format: "native"), isFull: false),
        WireSample(condition), WireSample(mask), WireSample(ExportMask(column: "a.b.c", kind: "hash"), isFull: false),
        WireSample(order), WireSample(ExportOrder(to: nil, format: "sql"), isFull: false), WireSample(exportFile),
        WireSample(
            DataExportDocument(
                id: "e", project: "p", instance: "a", repository: "main", job: "j", state: "ready", order: order,
                createdBy: "o", createdAt: time, expiresAt: time, file: exportFile, erasedAt: time)),
        WireSample(
            DataExportDocument(
                id: "e", project: "p", instance: "a", repository: "main", job: "j", state: "waiting", order: order,
                createdBy: "o", createdAt: time, expiresAt: time, file: nil, erasedAt: nil), isFull: false),
        WireSample(LinkForm(minutes: 5, uses: 1, addresses: ["10.0.0.0/8"])), WireSample(LinkForm(), isFull: false),
        WireSample(link), WireSample(NewLinkDocument(path: "/d/x", document: link)),
        WireSample(
            LinkDocument(
                id: "l", export: "e", project: "p", owner: "o", state: "open", createdAt: time, expiresAt: time,
                mostUses: 2, uses: 0, addresses: [], usedAt: nil, revokedAt: nil, revokedBy: nil), isFull: false),
    ]

    private static let access = [
        WireSample(SignInRequest(password: "words")), WireSample(SessionDocument(token: "t", expiresAt: time)),
        WireSample(CallerDocument(name: "administrator", scope: "administrator", expiresAt: time)),
        WireSample(CallerDocument(name: "a", scope: "worker"), isFull: false),
        WireSample(PasswordChange(current: "old", new: "twelve letters")),
        WireSample(TokenRequest(name: "a", scope: .metrics, daysToLive: 7)),
        WireSample(TokenRequest(name: "a", scope: .worker), isFull: false), WireSample(token),
        WireSample(
            TokenDocument(id: "t", name: "t", scope: .worker, createdAt: time, expiresAt: nil, usedAt: nil),
            isFull: false),
        WireSample(NewTokenDocument(token: "tmt_", document: token)),
    ]

    private static let fleet = [
        WireSample(ProjectRequest(name: "a", title: "A")), WireSample(ProjectRequest(name: "a"), isFull: false),
        WireSample(ProjectDocument(name: "a", title: "", createdAt: time, revision: 0)),
        WireSample(SiteRequest(name: "a", title: "A")),
        WireSample(SiteDocument(name: "a", project: "p", title: "", createdAt: time, revision: 1)),
        WireSample(
            InstanceRequest(
                name: "a", host: "h", port: 1, user: "u", secret: "s", tls: "required", site: "s", tags: ["a=b"])),
        WireSample(InstanceRequest(name: "a", host: "h"), isFull: false),
        WireSample(
            InstanceDocument(
                name: "a", project: "p", site: "s", host: "h", port: 1, user: "u", secret: "s", tls: "disabled",
                tags: ["a"], createdAt: time, revision: 2)),
        WireSample(CredentialsRequest(password: "p")), WireSample(CredentialsRequest(password: nil), isFull: false),
        WireSample(row), WireSample(ImportRowReport(line: nil, name: nil, outcome: .refused), isFull: false),
        WireSample(ImportReport(isDryRun: true, rows: [row])),
        WireSample(ProbeRequest(addresses: ["h:1"], timeoutSeconds: 2)),
        WireSample(ProbeRequest(addresses: []), isFull: false),
        WireSample(
            ProbeResult(
                address: "h:1", outcome: .server, family: "mysql", version: "8.0.1", instance: "a", detail: "d")),
        WireSample(ProbeReport(results: [ProbeResult(address: "h", outcome: .unreachable, detail: "d")])),
        WireSample(CheckItem(id: "a", title: "A", isRequired: true, isMet: false, detail: "d", mend: "SET a")),
        WireSample(
            CheckReport(
                instance: "a", checkedAt: time, family: "mariadb", version: "10.11.6",
                items: [CheckItem(id: "a", title: "A", isRequired: true, isMet: true, detail: "d", mend: nil)])),
        WireSample(AccountSQL(instance: "a", family: "mysql", version: "8", statements: ["CREATE USER"], notes: ["n"])),
    ]

    private static let credentials = CredentialsForm(accessKeyId: "a", secretKey: "s", sessionToken: "t")

    private static let repositories: [WireSample] = {
        var key = RepositoryKeyForm(kind: "kms", label: "l", secret: "s")
        (key.key, key.endpoint, key.region, key.credentials) = ("k", "e", "r", credentials)
        (key.module, key.token) = ("m", "t")
        var form = RepositoryForm(name: "a", url: "file:///a", key: key, credentials: credentials)
        (form.uploadBytesPerSecond, form.downloadBytesPerSecond, form.holdsCatalog) = (1, 2, true)
        (form.prices, form.currency) = (["STANDARD": 0.02], "EUR")
        return [
            WireSample(credentials), WireSample(key), WireSample(form),
            WireSample(RepositoryForm(name: "a", url: "file:///a"), isFull: false),
            WireSample(
                RepositoryDocument(
                    name: "a", project: "p", url: "file:///a", keyKind: "token", hasCredentials: true,
                    uploadBytesPerSecond: 1, downloadBytesPerSecond: 2, holdsCatalog: false, prices: ["A": 1],
                    currency: "EUR", createdAt: time, revision: 3)),
        ]
    }()

    private static let plans = [
        WireSample(form, isFull: false),
        WireSample(
            PlanDocument(
                name: "nightly", project: "p", plan: form, instances: 3, nextBaseAt: time, createdAt: time,
                revision: 4)),
        WireSample(ApplyRow(name: "nightly", outcome: .changed, changes: [difference])),
        WireSample(
            ApplyReport(isDryRun: false, plans: [ApplyRow(name: "nightly", outcome: .unchanged)])),
    ]

    private static let jobs = [
        WireSample(
            JobForm(
                kind: "restore", instance: "a", repository: "r", secondRepository: "s", targetInstance: "b",
                targetServer: TargetServerForm(host: "h", user: "u"), payload: .object(["to": .text("latest")]))),
        WireSample(JobForm(kind: "merge"), isFull: false),
        WireSample(TargetServerForm(host: "h", port: 1, user: "u", password: "p", tls: "required")),
        WireSample(
            JobDocument(
                id: "j", kind: "stream", state: "waiting", project: "p", instance: "i", site: "s", repository: "r",
                secondRepository: "t", target: "h:1", createdAt: time, startedAt: time, endedAt: time,
                notBefore: time, worker: "w", heardAt: time, tries: 1, isCancelWanted: true, failure: failure,
                progress: .object([:]), revision: 5)),
        WireSample(failure),
        WireSample(JobLineDocument(number: 1, writtenAt: time, level: "warning", code: "c", message: "m")),
        WireSample(
            WorkerDocument(
                id: "w", version: "1", sites: ["s"], kinds: ["base"], slots: 4, streams: 200, startedAt: time,
                seenAt: time)),
        WireSample(
            EventDocument(
                number: 1, happenedAt: time, kind: "job-failed", project: "p", instance: "i", job: "j",
                details: .object([:]))),
    ]

    private static let stored = StoredDocument(storageClass: "STANDARD", bytes: 1, costPerMonth: 0.5)

    private static let status = [
        WireSample(ReasonDocument(code: "no-base", text: "t")), WireSample(span),
        WireSample(GapDocument(from: time, to: time)), WireSample(base),
        WireSample(DrillDocument(endedAt: time, succeeded: true, rtoSeconds: 12.5)), WireSample(stored),
        WireSample(
            WindowDocument(
                instance: "a", reportedAt: time, spans: [span], gaps: [GapDocument(from: time, to: time)],
                bases: [base])),
        WireSample(
            InstanceStatus(
                instance: "a", project: "p", site: "s", level: "at-risk",
                reasons: [ReasonDocument(code: "gap", text: "t")], plan: "n", newDatabases: ["d"], isStreaming: true,
                rpoSeconds: 1, window: span, gaps: 1, lastBase: base,
                lastDrill: DrillDocument(endedAt: time, succeeded: false, rtoSeconds: nil), nextBaseAt: time,
                storedBytes: 1, growthBytesPerDay: -1.5, stored: [stored], costPerMonth: 1, currency: "USD",
                reportedAt: time)),
        WireSample(NamedCount(name: "queued", count: 1)),
        WireSample(
            FleetSummary(
                takenAt: time, project: "p", instances: 1, protected: 1, atRisk: 0, unprotected: 0,
                reasons: [NamedCount(name: "gap", count: 1)], streaming: 1, worstRpoSeconds: 1,
                jobs: [NamedCount(name: "queued", count: 1)], workers: 1, storedBytes: 1, growthBytesPerDay: 1,
                costPerMonth: 1, currency: "USD")),
        WireSample(
            DrillReport(
                id: "d", instance: "a", job: "j", repository: "r", plan: "n", base: "b", restorePoint: time,
                gtid: "0-1-2",
                startedAt: time, endedAt: time, passed: true, rtoSeconds: 1.5, failure: "f")),
        WireSample(HealthDocument(status: "ok", version: "1")),
    ]
}
