internal import APIModel
internal import Console
internal import Core
internal import HTTPTypes
internal import Hummingbird
internal import HummingbirdCore
internal import Logging
internal import NIOCore
internal import Service

/// Carries a page out: who visits, whether a form is theirs, within the time. Every error becomes a page.
struct PageResponder: HTTPResponder {
    typealias Context = APIContext

    let page: ConsolePage
    let core: ServerCore

    func respond(to request: Request, context: APIContext) async throws -> Response {
        let visit = try await PageVisit(request, context, core)
        if page.access == .signedIn, visit.caller.identity == .nobody {
            // The cookie of a session does not come along from another site.
            let isLink = page.method == .get && request.headers.value("Sec-Fetch-Site") == "cross-site"
            return isLink && !visit.hasExpired ? try visit.bounce() : signIn(visit)
        }
        var code: String?
        var response: Response
        do {
            (response, code) = try await answer(visit, request, context.parameters)
        } catch {
            code = ProblemDocument(error, requestID: context.requestID).code
            response = try await refusal(error, visit, context, request)
        }
        do {
            // Nothing is answered that does not stand in the audit.
            try await core.service.audit.close(
                visit.caller, AuditCall(name: page.name, volume: page.audit), code: code)
        } catch {
            response = try await refusal(error, visit, context, request)
        }
        return response
    }

    private func refusal(
        _ error: any Error, _ visit: PageVisit, _ context: APIContext, _ request: Request
    ) async throws -> Response {
        if let known = error as? TidemarkError, known.code == .accessRequired { return signIn(visit) }
        let response = try await visit.failure(error)
        if response.status.code >= 500 {
            // The error's own text goes to the log and never to the visitor.
            context.logger.error("A page failed.", metadata: ["error": "\(error)", "path": "\(request.uri.path)"])
        }
        return response
    }

    /// With the code of the problem that it shows, if any.
    private func answer(
        _ visit: PageVisit, _ request: Request, _ parameters: Parameters
    ) async throws -> (Response, String?) {
        if page.method == .post { try FormGuard.checkOrigin(request) }
        let (page, limits) = (page, core.settings.limits)
        let names = try names(parameters)
        let query = try FormReader.pairs(request.uri.query ?? "").compactMapValues(\.first)
        guard !page.isEndless else {
            let asked = visit.request(names: names, query: query)
            return (try await visit.response(try await page.handle(asked), to: asked), nil)
        }
        return try await TimeLimit.run(seconds: limits.seconds, clock: core.clock) {
            var form = ConsoleForm()
            if page.method == .post {
                form = try await FormReader(body: page.body, limits: limits).form(request)
                try FormGuard.checkToken(form, visit.formKey)
            }
            let asked = visit.request(names: names, query: query, form: form)
            let answer = try await page.handle(asked)
            var code: String?
            if case .page(let content) = answer.content { code = content.code }
            return (try await visit.response(answer, to: asked), code)
        }
    }

    /// Where one signs in, and comes back from to the page that was asked for.
    private func signIn(_ visit: PageVisit) -> Response {
        let back = page.method == .get && visit.address != "/" ? "?return=\(Self.escaped(visit.address))" : ""
        return visit.redirect(to: "/sign-in\(back)")
    }

    /// Throws `RefusedFields`.
    private func names(_ parameters: Parameters) throws -> [String: String] {
        var values: [String: String] = [:]
        for name in page.pathNames {
            guard let raw = parameters.get(name), let text = PercentEncoding.decoded(raw), !text.utf8.contains(0),
                (1...200).contains(text.utf8.count)
            else {
                throw RefusedFields(
                    path: "path.\(name)", "It cannot be read.",
                    hint: "Write 1 to 200 bytes of UTF-8 without zero bytes.")
            }
            values[name] = text
        }
        return values
    }

    private static func escaped(_ text: String) -> String {
        PercentEncoding.encoded(text).replacing("/", with: "%2F")
    }
}
