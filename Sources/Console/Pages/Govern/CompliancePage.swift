internal import APIModel
internal import Core
internal import Service

/// What can be proven of a project's backups; it prints as a report.
enum CompliancePage {
    static let all: [ConsolePage] = [
        .get("/compliance", "compliance", show), .get("/compliance/{project}/report.json", "complianceFile", file),
    ]

    private static func report(_ request: ConsoleRequest) async throws -> ComplianceReport {
        let set = request.query["controls"].flatMap { $0.isEmpty ? nil : $0 }
        return try await request.service.complianceReport(
            request.caller, of: request.project, controls: set, in: request.language == .zh ? .chinese : .english)
    }

    private static func show(_ request: ConsoleRequest) async throws -> ConsoleAnswer {
        let report = try await report(request)
        let broken = report.controls.count { $0.state == .notMet }
        let values: [String: any WordValue] = ["count": broken, "name": report.project]
        let lead: [String: any WordValue] = [
            "time": request.clock(report.takenAt.timestamp), "version": report.version,
        ]
        let fields = try await fields(report, request)
        let counts: [(String, Int)] = [
            ("met", report.counts.met), ("not-met", report.counts.notMet), ("unknown", report.counts.unknown),
            ("not-judged", report.counts.notJudged),
        ]
        let path = ConsoleRequest.address("compliance", report.project)
        var view: View = [
            "rawHeadline": request.sentence(broken == 0 ? \.compliance.headlineMet : \.compliance.headline, values),
            "lead": request.say(\.compliance.lead, lead), "fields": request.fields(fields),
            "counts": counts.map { count -> View in
                ["label": request.label(count.0, "compliance", "state"), "number": count.1]
            },
            "setTitle": report.title, "note": report.note,
        ]
        view["downloadPath"] = .text("\(path)/report.json?controls=\(PercentEncoding.encoded(report.controlSet))")
        view["controls"] = .list(report.controls.map { control($0, report.project, request) })
        view["instances"] = .list(report.instances.map { instance($0, report.project, request) })
        view["hasInstances"] = .flag(!report.instances.isEmpty)
        addProof(to: &view, report, request)
        let title = request.say(broken == 0 ? \.compliance.headlineMet : \.compliance.headline, values)
        return .page("compliance", title: title, section: .compliance, view)
    }

    /// For programs, and to be kept.
    private static func file(_ request: ConsoleRequest) async throws -> ConsoleAnswer {
        let report = try await report(request)
        let day = report.takenAt.description.prefix(10)
        return .file(
            try WireJSON.bytes(report), type: "application/json", name: "compliance-\(report.project)-\(day).json")
    }

    private static func fields(_ report: ComplianceReport, _ request: ConsoleRequest) async throws -> [FormField] {
        let projects =
            try await request.may(.listProjects)
            ? request.service.projects(request.quiet, PageRequest(limit: PageRequest.largest)).items.map(\.name) : []
        let sets = try request.service.controls.sets()
        let known = projects.contains(report.project) ? projects : [report.project] + projects
        return [
            FormField(
                "project", request.say(\.compliance.project), .choice, value: report.project,
                choices: known.map { FormField.Choice($0, $0) }),
            FormField(
                "controls", request.say(\.compliance.set), .choice, value: report.controlSet,
                choices: sets.map { FormField.Choice($0.name, $0.name) }),
        ]
    }

    private static func tone(_ state: ComplianceState) -> String {
        switch state {
        case .met: "ok"
        case .notMet: "bad"
        case .unknown: "warn"
        case .notJudged: ""
        }
    }

    private static func control(_ control: ComplianceControl, _ project: String, _ request: ConsoleRequest) -> View {
        let limits = control.limits.sorted { $0.key < $1.key }.map { "\($0.key): \($0.value)" }
        let open = control.open.map { finding -> View in
            [
                "tone": tone(finding.state), "state": request.label(finding.state.rawValue, "compliance", "state"),
                "subject": finding.instance ?? request.say(\.compliance.wholeProject),
                "path": finding.instance.map { ConsoleRequest.address("instances", project, $0) },
                "fact": fact(finding.fact, request), "found": finding.text,
            ]
        }
        return [
            "title": control.title, "text": control.text, "tone": tone(control.state),
            "state": request.label(control.state.rawValue, "compliance", "state"),
            "limits": limits.isEmpty
                ? nil : request.say(\.compliance.asked, ["text": limits.joined(separator: ", ")]),
            "hasOpen": !open.isEmpty, "open": open,
        ]
    }

    private static func fact(_ name: String, _ request: ConsoleRequest) -> String {
        ComplianceFact(rawValue: name)?.title[request.language == .zh ? .chinese : .english] ?? name
    }

    private static func instance(
        _ instance: ComplianceInstance, _ project: String, _ request: ConsoleRequest
    ) -> View {
        let drill = instance.lastDrill.map { drill -> View in
            [
                "tone": drill.passed ? "ok" : "bad",
                "state": request.say(drill.passed ? \.compliance.passed : \.compliance.notPassed),
                "endedAt": request.age(drill.endedAt.timestamp),
            ]
        }
        return [
            "name": instance.instance, "path": ConsoleRequest.address("instances", project, instance.instance),
            "plan": instance.plan ?? request.say(\.frame.none),
            "from": instance.window.map { request.time($0.start.timestamp) },
            "rpo": instance.rpoSeconds.map { request.span($0) } ?? "", "drill": drill,
            "stores": instance.stores.map(\.name).joined(separator: ", "),
            "open": instance.findings.count { $0.state == .notMet },
        ]
    }

    private static func addProof(to view: inout View, _ report: ComplianceReport, _ request: ConsoleRequest) {
        let isIntact = report.audit.isIntact
        let word: KeyPath<Words, Word> =
            switch isIntact {
            case true?: \.audit.intact
            case false?: \.audit.damaged
            case nil: \.audit.unproven
            }
        view["auditTone"] = .text(isIntact.map { $0 ? "ok" : "bad" } ?? "warn")
        view["auditState"] = .text(request.say(word))
        view["auditEntries"] = .text(report.audit.entries.map { Figure.grouped($0) } ?? request.say(\.frame.none))
        view["auditAt"] = report.audit.verifiedAt.map { request.age($0.timestamp) }.viewValue
        view["roles"] = .list(
            report.rights.roles.map { role -> View in
                [
                    "role": request.label(role.role, "access", "role"), "people": role.people, "groups": role.groups,
                    "tokens": role.tokens,
                ]
            })
    }
}
