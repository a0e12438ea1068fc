internal import APIModel
internal import Core
internal import Service

/// Who may do what, and which rule says so.
enum ExplainPage {
    static let all: [ConsolePage] = [.get("/access/explain", "explain", show)]

    private static func show(_ request: ConsoleRequest) async throws -> ConsoleAnswer {
        var answers: [(verb: String, document: ExplainDocument)] = []
        var problems = FormProblems.none
        // Whoever may not look gets no page; what is wrong in the form is said in it.
        _ = try await request.service.roles(request.caller, PageRequest(limit: 1))
        do {
            answers = try await explained(request)
        } catch {
            problems = try FormProblems(error, for: request)
        }
        let fields = fields(request)
        let heading = heading(answers, request)
        let view: View = [
            "heading": heading, "lead": request.say(\.access.explainLead),
            "tabs": request.tabs(AccessPage.parts, here: "/access/explain"),
            "fields": request.fields(fields, problems), "problems": problems.view(besides: fields.map(\.name)),
            "hasAnswers": !answers.isEmpty, "answers": answers.map { row($0.verb, $0.document, request) },
        ]
        return .page(
            "explain", title: heading, section: .access, view, status: problems.isEmpty ? 200 : 422)
    }

    /// Of one verb, or of each where none is chosen; nothing before somebody is named.
    private static func explained(
        _ request: ConsoleRequest
    ) async throws -> [(verb: String, document: ExplainDocument)] {
        let query = request.query
        guard let subject = text("subject", query) else { return [] }
        let verbs = text("verb", query).map { [$0] } ?? Verb.grantable.map(\.rawValue)
        let at = try request.moment(query["at"] ?? "", path: "at")
        let groups = (query["groups"] ?? "").split { $0 == "," || $0.isWhitespace }.map(String.init)
        var answers: [(verb: String, document: ExplainDocument)] = []
        for verb in verbs {
            let form = ExplainForm(
                subjectKind: text("subjectKind", query), subject: subject, groups: groups.isEmpty ? nil : groups,
                verb: verb, kind: text("kind", query) ?? "service", project: text("project", query),
                name: text("name", query), address: text("address", query), at: at.map { WireTime($0) },
                hasSecondFactor: query["hasSecondFactor"] != nil)
            answers.append((verb, try await request.service.explainAccess(request.caller, try form.checked())))
        }
        return answers
    }

    private static func text(_ name: String, _ query: [String: String]) -> String? {
        let text = (query[name] ?? "").split(whereSeparator: \.isWhitespace).joined(separator: " ")
        return text.isEmpty ? nil : text
    }

    private static func heading(
        _ answers: [(verb: String, document: ExplainDocument)], _ request: ConsoleRequest
    ) -> String {
        guard let first = answers.first, let name = text("subject", request.query) else {
            return request.say(\.access.explain)
        }
        if answers.count == 1 {
            let word: KeyPath<Words, Word> = first.document.isAllowed ? \.access.explainYes : \.access.explainNo
            return request.say(word, ["name": name, "verb": request.label(first.verb, "access", "verb")])
        }
        let count = answers.count { $0.document.isAllowed }
        return request.say(\.access.explainAll, ["name": name, "count": count, "all": answers.count])
    }

    private static func row(_ verb: String, _ answer: ExplainDocument, _ request: ConsoleRequest) -> View {
        // Built-in roles have no page of their rules.
        let isPolicy = answer.role.map { BuiltInRole(rawValue: $0) == nil } ?? false
        let path = isPolicy ? answer.role.map { "\(PolicyPage.path($0))#rule-\(answer.number ?? 1)" } : nil
        return [
            "verb": request.label(verb, "access", "verb"), "verbName": verb,
            "tone": answer.isAllowed ? "ok" : "bad",
            "answer": request.say(answer.isAllowed ? \.access.mayDo : \.access.mayNot), "why": why(answer, request),
            "rulePath": path,
        ]
    }

    private static func why(_ answer: ExplainDocument, _ request: ConsoleRequest) -> String {
        var text: String
        switch answer.reason {
        case "identity": text = request.say(\.access.whyIdentity)
        case "rule":
            let grant = answer.grant.map { grant in
                let values: [String: any WordValue] = [
                    "kind": GrantsPage.kind(grant.subjectKind, request), "name": grant.subject,
                    "place": GrantsPage.place(grant, request),
                ]
                return request.say(\.access.whyGrant, values)
            }
            let values: [String: any WordValue] = [
                "number": answer.number ?? 1, "role": request.label(answer.role ?? "", "access", "role"),
                "grant": grant ?? request.say(\.access.whyScope),
            ]
            text = request.say(\.access.whyRule, values)
        case "conflict":
            let duties = (answer.duties ?? []).map { request.label($0, "access", "duty") }.joined(separator: ", ")
            text = request.say(\.access.whyConflict, ["duties": duties])
        default: text = request.say(\.access.whyNothing)
        }
        if answer.approvals > 0 { text += " " + request.say(\.access.whyApprovals, ["count": answer.approvals]) }
        return text
    }

    private static func fields(_ request: ConsoleRequest) -> [FormField] {
        let query = request.query
        let verbs = Verb.grantable.map { FormField.Choice($0.rawValue, request.label($0.rawValue, "access", "verb")) }
        let kinds = ResourceReference.Kind.allCases.map {
            FormField.Choice($0.rawValue, request.label($0.rawValue, "access", "kind"))
        }
        let subjects = ["person", "token"].map { FormField.Choice($0, GrantsPage.kind($0, request)) }
        let plain: [(String, KeyPath<Words, Word>)] = [
            ("project", \.access.project), ("name", \.access.resource), ("groups", \.access.groups),
            ("address", \.access.address),
        ]
        return [
            FormField("subject", request.say(\.access.who), value: query["subject"] ?? "", isRequired: true),
            FormField(
                "subjectKind", request.say(\.access.subjectKind), .choice, value: query["subjectKind"] ?? "",
                choices: subjects),
            FormField(
                "verb", request.say(\.access.verb), .choice, value: query["verb"] ?? "",
                choices: [FormField.Choice("", request.say(\.access.anyVerb))] + verbs),
            FormField("kind", request.say(\.access.kind), .choice, value: query["kind"] ?? "", choices: kinds),
        ] + plain.map { FormField($0.0, request.say($0.1), value: query[$0.0] ?? "") } + [
            FormField("at", request.say(\.access.at), .moment, value: query["at"] ?? ""),
            FormField(
                "hasSecondFactor", request.say(\.access.withFactor), .box,
                value: query["hasSecondFactor"] == nil ? "" : "true"),
        ]
    }
}
