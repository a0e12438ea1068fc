internal import APIModel
internal import HTTPTypes
internal import Service

/// Reports of compliance.
enum ComplianceRoutes {
    static let all = [report]

    private static let report = Route(
        method: .get, path: "\(RouteTable.base)/compliance/{project}", name: "getComplianceReport",
        summary: "What can be proven of a project's backups, by the controls of one set.",
        parameters: [
            RouteParameter(
                name: "controls", schema: .name, text: "The set of controls; the first of the service where absent."),
            RouteParameter(
                name: "language", schema: .word(of: ReportLanguage.self), text: "Of all texts; `en` where absent."),
            RouteParameter(
                name: "format", schema: .word(["json", "html"]), text: "`html` is a page to print; `json` where absent."
            ),
        ],
        answer: RouteAnswer(status: 200, form: .type(ComplianceReport.self), pages: ["text/html"])
    ) { request in
        let report = try await request.service.complianceReport(
            request.caller, of: request.path("project"), controls: request.query["controls"],
            in: request.query["language"].flatMap { ReportLanguage(rawValue: $0) } ?? .english)
        guard request.query["format"] == "html" else { return try ServerAnswer(report) }
        var answer = ServerAnswer(
            status: 200, contentType: "text/html; charset=utf-8", content: .bytes(try CompliancePage.bytes(report)))
        // Names are escaped; should one ever not be, the browser runs nothing all the same.
        answer.headers["Content-Security-Policy"] = "default-src 'none'; style-src 'unsafe-inline'"
        return answer
    }
}
