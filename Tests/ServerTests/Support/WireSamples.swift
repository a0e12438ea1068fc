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
        id: "t", name: "t", scope: .worker, createdAt: time, expiresAt: time, usedAt: time, usedFrom: "192.0.2.1",
        rotatedAt: time, oldUntil: time)
    private static let person = PersonDocument(
        name: "alice", title: "A", mail: "a@example.com", kind: .local, isDisabled: false, mustChangePassword: true,
        hasSecondFactor: true, recoveryCodes: 9, lockedUntil: time, createdAt: time, passwordChangedAt: time,
        signedInAt: time, revision: 3)
    private static let row = ImportRowReport(
        line: 2, name: "a", outcome: .changed, changes: [difference], problems: [field])
    private static let failure = JobFailureDocument(code: "store.full", message: "m", hint: "h")

    static let all: [WireSample] =
        problems + access + policies + people + fleet + repositories + plans + jobs + results + status
        + compliance + audits + exports + events

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
        WireSample(SignInRequest(password: "words"), isFull: false),
        WireSample(
            SignInRequest(name: "alice", password: "words", code: "123456", newPassword: "several other words")),
        WireSample(SessionDocument(token: "t", expiresAt: time)),
        WireSample(
            CallerDocument(
                name: "administrator", scope: "administrator", expiresAt: time, session: "0123456789abcdef",
                method: "password", hasSecondFactor: true, groups: ["ops"])),
        WireSample(CallerDocument(name: "a", scope: "worker"), isFull: false),
        WireSample(PasswordChange(current: "old", new: "twelve letters")),
        WireSample(TokenRequest(name: "a", scope: .metrics, daysToLive: 7)),
        WireSample(TokenRequest(name: "a", scope: .worker), isFull: false), WireSample(token),
        WireSample(
            TokenDocument(id: "t", name: "t", scope: .worker, createdAt: time, expiresAt: nil, usedAt: nil),
            isFull: false),
        WireSample(NewTokenDocument(token: "tmt_", document: token)),
    ]

    private static let hours = PolicyHoursForm(window: "08:00-18:00", days: ["mon"], zone: "Asia/Shanghai")
    private static let rule = PolicyRuleForm(
        effect: "deny", verbs: ["*"], kinds: ["instance"], projects: ["p"], sites: ["s"], instances: ["i"],
        tags: ["a=b"], repositories: ["r"], addresses: ["10.0.0.0/8"], exceptAddresses: ["fd00::/8"], hours: hours,
        secondFactor: true)
    private static let grant = GrantDocument(
        id: "g", subjectKind: "person", subject: "ann", role: "viewer", project: "p", createdAt: time,
        createdBy: "administrator")
    private static let vote = ApprovalVoteDocument(person: "ben", vote: "grant", reason: "", votedAt: time)

    private static let policies = [
        WireSample(hours), WireSample(PolicyHoursForm(window: "22:00-06:00"), isFull: false), WireSample(rule),
        WireSample(PolicyRuleForm(effect: "allow", verbs: ["view"]), isFull: false),
        WireSample(RoleDocument(name: "viewer", title: "t", verbs: ["view"], duties: [])),
        WireSample(PolicyDocument(name: "team", title: "", rules: [rule], createdAt: time, revision: 3)),
        WireSample(PolicyForm(name: "team", title: "Team", rules: [rule])),
        WireSample(PolicyForm(name: "team", rules: []), isFull: false), WireSample(grant),
        WireSample(
            GrantDocument(
                id: "g", subjectKind: "token", subject: "t", role: "viewer", project: nil, createdAt: time,
                createdBy: "service"), isFull: false),
        WireSample(GrantForm(subjectKind: "group", subject: "ops team", role: "operator", project: "p")),
        WireSample(GrantForm(subjectKind: "person", subject: "ann", role: "viewer"), isFull: false),
        WireSample(
            ExplainForm(
                subjectKind: "person", subject: "ann", groups: ["ops"], verb: "view", kind: "instance", project: "p",
                name: "shop", address: "10.0.0.1", at: time, hasSecondFactor: true)),
        WireSample(ExplainForm(subject: "ann", verb: "view", kind: "service"), isFull: false),
        WireSample(
            ExplainDocument(
                isAllowed: false, reason: "rule", role: "team", number: 1, rule: rule, grant: grant,
                duties: ["system"], approvals: 0, text: "t")),
        WireSample(
            ExplainDocument(
                isAllowed: false, reason: "nothing", role: nil, number: nil, rule: nil, grant: nil, duties: nil,
                approvals: 0, text: "t"), isFull: false),
        WireSample(AccessMode(threeRoles: true)),
        WireSample(ApprovalRuleDocument(verb: "delete", needs: 2, needsNow: 2, hours: 24)),
        WireSample(ApprovalRuleDocument(verb: "delete", needs: nil, needsNow: 0, hours: 0.5), isFull: false),
        WireSample(ApprovalRuleForm(needs: 1, hours: 2)), WireSample(ApprovalRuleForm(), isFull: false),
        WireSample(ApprovalVoteForm(reason: "fine")), WireSample(ApprovalVoteForm(), isFull: false), WireSample(vote),
        WireSample(
            ApprovalDocument(
                id: "a", requester: "ann", verb: "delete", kind: "instance", project: "p", resource: "shop",
                request: "POST /", digest: "d", reason: "why", needs: 1, state: "used", votes: [vote],
                createdAt: time, expiresAt: time, endedAt: time)),
        WireSample(
            ApprovalDocument(
                id: "a", requester: "token/t", verb: "delete", kind: "service", project: nil, resource: nil,
                request: "POST /", digest: "d", reason: "why", needs: 2, state: "waiting", votes: [],
                createdAt: time, expiresAt: time, endedAt: nil), isFull: false),
    ]

    private static let people = [
        WireSample(person),
        WireSample(
            PersonDocument(
                name: "bob", title: "", kind: .provider, isDisabled: true, mustChangePassword: false,
                hasSecondFactor: false, recoveryCodes: 0, createdAt: time, revision: 0), isFull: false),
        WireSample(
            PersonRequest(name: "alice", title: "A", mail: "a@example.com", password: "several other words")),
        WireSample(PersonRequest(name: "alice"), isFull: false),
        WireSample(PersonChange(title: "A", mail: "a@example.com", isDisabled: true)),
        WireSample(PersonChange(), isFull: false),
        WireSample(NewPersonDocument(person: person, password: "p")),
        WireSample(NewPersonDocument(person: person), isFull: false),
        WireSample(
            OpenSessionDocument(
                id: "0123456789abcdef", person: "alice", method: "password", hasSecondFactor: true,
                address: "192.0.2.1", seenFrom: "192.0.2.2", agent: "tidemark/1", createdAt: time, seenAt: time,
                expiresAt: time, isCurrent: true)),
        WireSample(
            OpenSessionDocument(
                id: "0123456789abcdef", person: "alice", method: "provider", hasSecondFactor: false, createdAt: time,
                seenAt: time, expiresAt: time, isCurrent: false), isFull: false),
        WireSample(FactorRequest(password: "words")),
        WireSample(FactorDocument(secret: "GEZDGNBV", uri: "otpauth://totp/Tidemark:alice?secret=GEZDGNBV")),
        WireSample(FactorCode(code: "123456")), WireSample(FactorRemoval(password: "words", code: "123456")),
        WireSample(RecoveryCodes(codes: ["2345-6789-abcd-efgh"])),
        WireSample(TokenRotation(graceMinutes: 10, daysToLive: 30)), WireSample(TokenRotation(), isFull: false),
        WireSample(SignInWays(password: true, provider: "Example login")),
        WireSample(SignInWays(password: true), isFull: false),
        WireSample(ProviderCode(code: "c", verifier: String(repeating: "v", count: 43))),
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
                number: 1, happenedAt: time, kind: "job-failed", severity: "warning", project: "p", instance: "i",
                job: "j", details: .object([:]), alarm: alarm)),
    ]

    // MARK: Events

    private static let alarm = AlarmDocument(
        id: "a", since: time, count: 3, overAt: time, acknowledgedAt: time, acknowledgedBy: "me", note: "n")
    private static let mail = MailForm(
        host: "h", port: 25, security: "none", user: "u", from: "a@example.com", to: ["b@example.com"])

    private static let events: [WireSample] = {
        var form = SubscriptionForm(name: "a", channel: "c")
        (form.kinds, form.severity, form.projects, form.instances) = (["job.*"], "critical", ["p"], ["i"])
        (form.tags, form.foldMinutes, form.escalateMinutes, form.escalateTo) = (["t"], 5, 10, "d")
        (form.quiet, form.tellsEnd, form.isEnabled) = (QuietForm(hours: "22:00-07:00", zone: "UTC"), true, false)
        return [
            WireSample(alarm), WireSample(mail), WireSample(AcknowledgeForm(note: "n")),
            WireSample(AcknowledgeForm(), isFull: false), WireSample(QuietForm(hours: "22:00-07:00", zone: "UTC")),
            WireSample(
                ChannelForm(name: "a", kind: "mail", language: "zh", url: "https://h/x", secret: "s", mail: mail)),
            WireSample(ChannelForm(name: "a", kind: "slack"), isFull: false),
            WireSample(
                ChannelDocument(
                    name: "a", kind: "mail", language: "en", host: "h", hasSecret: true, mail: mail, createdAt: time,
                    revision: 1)),
            WireSample(ChannelTestReport(channel: "a", sentAt: time, seconds: 0.5)), WireSample(form),
            WireSample(SubscriptionForm(name: "a", channel: "c"), isFull: false),
            WireSample(
                SubscriptionDocument(
                    name: "a", channel: "c", kinds: ["job.*"], severity: "warning", projects: ["p"], instances: ["i"],
                    tags: ["t"], foldMinutes: 1, escalateMinutes: 2, escalateTo: "d",
                    quiet: QuietForm(hours: "22:00-07:00"), tellsEnd: true, isEnabled: true, createdAt: time,
                    revision: 1)),
            WireSample(
                DeliveryDocument(
                    id: "d", channel: "c", event: 1, kind: "job.failed", purpose: "raised", state: "dead", tries: 2,
                    failure: "f", createdAt: time, nextTryAt: time, endedAt: time)),
        ]
    }()

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

    private static let finding = ComplianceFinding(fact: "base", instance: "a", state: .notMet, text: "t")
    private static let lock = ReportedLock(mode: "compliance", days: 30)
    private static let control = ComplianceControl(
        id: "c", title: "t", text: "t", facts: ["base"], limits: ["base-age": "1d"], findings: [finding])
    private static let store = ComplianceStore(
        name: "r", url: "file:///r", isCopy: true, bases: 2, newestBase: time, keyKind: "kms", lock: lock)
    private static let drill = ComplianceDrill(
        id: "d", endedAt: time, restorePoint: time, passed: true, rtoSeconds: 1.5, evidence: "o", publicKey: "k")
    private static let complianceInstance = ComplianceInstance(
        instance: "a", site: "s", plan: "n", reportedAt: time, window: span, rpoSeconds: 1.5, stores: [store],
        lastDrill: drill, findings: [finding])
    private static let role = RoleCount(role: "viewer", people: 1, groups: 2, tokens: 3)
    private static let rights = RightsDocument(isAvailable: true, roles: [role])
    private static let audit = AuditProofDocument(
        isAvailable: true, entries: 3, verifiedAt: time, isIntact: true, checkpointAt: time)

    private static let compliance = [
        WireSample(finding), WireSample(lock), WireSample(ReportedLock.none, isFull: false), WireSample(control),
        WireSample(ComplianceFinding(fact: "audit", instance: nil, state: .unknown, text: ""), isFull: false),
        WireSample(store), WireSample(drill), WireSample(complianceInstance), WireSample(role), WireSample(rights),
        WireSample(audit), WireSample(AuditProofDocument(isAvailable: false), isFull: false),
        WireSample(ComplianceCounts([.met, .notJudged, .unknown, .notMet])),
        WireSample(
            ComplianceReport(
                project: "p", projectTitle: "P", takenAt: time, language: .chinese, controlSet: "s", title: "t",
                note: "n", controls: [control], instances: [complianceInstance], rights: rights, audit: audit,
                version: "1")),
    ]
}
