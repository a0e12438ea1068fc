internal import APIModel
internal import Core
internal import HTTPTypes
internal import Hummingbird
internal import HummingbirdCore
internal import Logging
internal import NIOCore
internal import Service

/// The outermost layer: names every request, turns every error into a problem, logs and counts.
struct FrameMiddleware: RouterMiddleware {
    typealias Context = APIContext

    let core: ServerCore

    func handle(
        _ request: Request, context: APIContext, next: @concurrent (Request, APIContext) async throws -> Response
    ) async throws -> Response {
        var context = context
        context.requestID = Self.name(request, at: core.clock.now())
        context.logger[metadataKey: "request"] = "\(context.requestID)"
        let began = core.clock.uptime()
        var response: Response
        do {
            response = try await next(request, context)
        } catch {
            response = try await answer(to: error, request, context)
            if response.status.code >= 500 {
                // The error's own text goes to the log and never to the caller.
                context.logger.error(
                    "A request failed.", metadata: ["error": "\(error)", "path": "\(Self.path(of: request))"])
            }
        }
        response.headers.set("X-Request-Id", context.requestID)
        if response.headers[.cacheControl] == nil { response.headers.set("Cache-Control", "no-store") }
        response.headers.set("X-Content-Type-Options", "nosniff")
        let seconds = core.clock.uptime() - began
        let path = context.endpointPath ?? "none"
        core.metrics.note(method: request.method.rawValue, path: path, status: response.status.code, seconds: seconds)
        context.logger.info(
            "A request was answered.",
            metadata: [
                "method": "\(request.method.rawValue)", "path": "\(Self.path(of: request))",
                "status": "\(response.status.code)", "seconds": "\(seconds)", "peer": "\(context.peer ?? "-")",
            ])
        return response
    }

    /// A page for browsers that asked for none that there is, a problem for everybody else.
    private func answer(to error: any Error, _ request: Request, _ context: APIContext) async throws -> Response {
        let takesPages = request.headers.value("Accept")?.contains("text/html") ?? false
        guard takesPages, !request.uri.path.hasPrefix("/api/"), [.get, .head].contains(request.method) else {
            return try Self.problem(error, context)
        }
        do {
            return try await PageVisit(request, context, core).failure(error)
        } catch {
            // Perhaps it is the catalog that failed.
            return try await PageVisit(request, context, core, looksUp: false).failure(error)
        }
    }

    /// Without the secret of a link, which no log may hold.
    private static func path(of request: Request) -> String {
        let path = request.uri.path
        return path.split(separator: "/").first == "d" ? "\(TidemarkService.linkPath)…" : path
    }

    /// The caller's own name for the request where it is short and plain, else a new one.
    private static func name(_ request: Request, at now: Timestamp) -> String {
        let isPlain = { (byte: UInt8) in
            (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte)
                || byte == UInt8(ascii: "-") || byte == UInt8(ascii: "_") || byte == UInt8(ascii: ".")
        }
        if let given = request.headers.value("X-Request-Id"), (1...64).contains(given.utf8.count),
            given.utf8.allSatisfy(isPlain)
        {
            return given
        }
        return Identifier.make(at: now)
    }

    private static func problem(_ error: any Error, _ context: APIContext) throws -> Response {
        let document = ProblemDocument(error, requestID: context.requestID)
        var headers = HTTPFields()
        headers.set("Content-Type", "application/problem+json")
        if document.status == 401 { headers.set("WWW-Authenticate", "Bearer") }
        if document.status == 429 || document.status == 503 { headers.set("Retry-After", "5") }
        for (name, value) in (error as? RequestRefusal)?.headers ?? [:] { headers.set(name, value) }
        return Response(
            status: HTTPResponse.Status(code: document.status), headers: headers,
            body: ResponseBody(byteBuffer: ByteBuffer(bytes: try WireJSON.bytes(document))))
    }
}
