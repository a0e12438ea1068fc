internal import APIModel
internal import Core
internal import HTTPTypes
internal import Hummingbird
internal import HummingbirdCore
internal import NIOCore
internal import Service

/// Carries a route out: who asks, what is asked, once or again, within the time.
struct RouteResponder: HTTPResponder {
    typealias Context = APIContext

    let route: Route
    let core: ServerCore
    let document: [UInt8]

    func respond(to request: Request, context: APIContext) async throws -> Response {
        let address = CallerAddress.of(request, peer: context.peer, proxies: core.settings.proxies)
        let trail = AuditTrail()
        var caller = Caller(.nobody, address: address, requestID: context.requestID)
        caller.trail = trail
        let result: Result<Response, any Error>
        do {
            caller = try await self.caller(of: request, address, context.requestID)
            caller.trail = trail
            result = .success(try await carryOut(request, context, caller))
        } catch {
            result = .failure(error)
        }
        // Nothing is answered that does not stand in the audit.
        try await core.service.audit.close(
            caller, AuditCall(name: route.name, volume: route.audit), code: Self.code(result, context.requestID))
        return try result.get()
    }

    /// The problem's; nil where all went well.
    private static func code(_ result: Result<Response, any Error>, _ requestID: String) -> String? {
        guard case .failure(let error) = result else { return nil }
        return ProblemDocument(error, requestID: requestID).code
    }

    private func carryOut(_ request: Request, _ context: APIContext, _ caller: Caller) async throws -> Response {
        let (route, core, document) = (route, core, document)
        let parameters = context.parameters
        guard !route.isEndless else {
            return try await Self.answer(request, parameters, caller, route, core, document)
        }
        return try await TimeLimit.run(seconds: core.settings.limits.seconds, clock: core.clock) {
            try await Self.answer(request, parameters, caller, route, core, document)
        }
    }

    /// Before anything of the body is read.
    private func caller(of request: Request, _ address: String?, _ requestID: String) async throws -> Caller {
        switch route.access {
        case .everybody: return Caller(.nobody, address: address, requestID: requestID)
        case .metrics where core.settings.hasOpenMetrics:
            return Caller(.service(part: "metrics"), address: address, requestID: requestID)
        case .metrics, .signedIn: break
        }
        let caller = try await core.service.authenticate(
            bearer: request.headers[.authorization].flatMap(Self.bearer), address: address, requestID: requestID)
        guard caller.identity != .nobody else {
            throw TidemarkError(
                .accessRequired, "This needs a caller who has signed in.",
                hint: "Sign in with POST /api/v1/session, or send a token as Authorization: Bearer.")
        }
        return caller
    }

    private static func bearer(_ header: String) -> String? {
        let parts = header.split(separator: " ", maxSplits: 1).map(String.init)
        return parts.count == 2 && parts[0].lowercased() == "bearer" ? parts[1] : nil
    }

    private static func answer(
        _ request: Request, _ parameters: Parameters, _ caller: Caller, _ route: Route, _ core: ServerCore,
        _ document: [UInt8]
    ) async throws -> Response {
        let reader = RequestReader(route: route, request: request, limits: core.settings.limits)
        let names = try reader.path(parameters)
        let query = try reader.query()
        let revision = try reader.revision()
        let key = try reader.key()
        let (content, bytes) = try await reader.content()
        let caller = try Self.asking(caller, request, bytes)
        let checked = ServerRequest(
            caller: caller, names: names, query: query, content: content, revision: revision, key: key,
            lastEventID: request.headers.value("Last-Event-ID"), headers: request.headers,
            isHead: request.method == .head, core: core, document: document)
        guard route.keepsAnswers, let key else { return try response(try await route.handle(checked)) }
        let stamp = KeptAnswers.fingerprint(request, bytes)
        return try response(try await KeptAnswers.run(checked, key: key, fingerprint: stamp, route.handle))
    }

    /// What exactly is asked, and the approval it is made under or asks for. Throws `RefusedFields`.
    private static func asking(_ caller: Caller, _ request: Request, _ body: [UInt8]) throws -> Caller {
        var caller = caller
        let (method, path) = (request.method.rawValue, request.uri.path)
        let query = request.uri.query.map { String($0) } ?? ""
        caller.digest = RequestDigest.of(method: method, path: path, query: query, body: body)
        caller.approval = request.headers.value("Tidemark-Approval")
        guard let text = request.headers.value("Tidemark-Approval-Reason") else { return caller }
        guard let reason = PercentEncoding.decoded(text), (1...1000).contains(reason.utf8.count),
            !reason.utf8.contains(0)
        else {
            throw RefusedFields(
                path: "header.Tidemark-Approval-Reason", "It is no reason.",
                hint: "Write 1 to 1000 bytes of UTF-8, escaped by %.")
        }
        caller.ask = ApprovalAsk(
            reason: reason, request: RequestDigest.shown(method: method, path: path, query: query, body: body))
        return caller
    }

    private static func response(_ answer: ServerAnswer) throws -> Response {
        var headers = HTTPFields()
        for (name, value) in answer.headers { headers.set(name, value) }
        let body: ResponseBody
        switch answer.content {
        case .nothing: body = ResponseBody()
        case .bytes(let bytes): body = ResponseBody(byteBuffer: ByteBuffer(bytes: bytes))
        case .stream(let stream): body = stream
        }
        if !answer.contentType.isEmpty { headers.set("Content-Type", answer.contentType) }
        return Response(status: HTTPResponse.Status(code: answer.status), headers: headers, body: body)
    }
}
