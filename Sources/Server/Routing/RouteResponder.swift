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
        let caller = try await caller(of: request, address, context.requestID)
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
        let checked = ServerRequest(
            caller: caller, names: names, query: query, content: content, revision: revision, key: key,
            lastEventID: request.headers.value("Last-Event-ID"), range: request.headers[.range],
            ifRange: request.headers.value("If-Range"), isHead: request.method == .head, core: core, document: document)
        guard route.keepsAnswers, let key else { return try response(try await route.handle(checked)) }
        let stamp = KeptAnswers.fingerprint(request, bytes)
        return try response(try await KeptAnswers.run(checked, key: key, fingerprint: stamp, route.handle))
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
