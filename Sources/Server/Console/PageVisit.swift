internal import APIModel
internal import Console
internal import Core
internal import HTTPTypes
internal import Hummingbird
internal import HummingbirdCore
internal import NIOCore
internal import Service

/// One request for a page: who visits, by what cookies, and how answers go back.
struct PageVisit: Sendable {
    let core: ServerCore
    let caller: Caller
    let address: String
    let settings: ViewSettings
    let formKey: FormKey
    private let requestID: String
    /// Path and query as they were asked for.
    private let target: String
    private let flash: Flash?
    private let isSecure: Bool
    private let lastEventID: String?
    private let agent: String?
    private let verifier: String?
    /// A session was shown that is none any more.
    let hasExpired: Bool
    /// What is set whatever is answered.
    private let cookies: [ConsoleCookie]

    /// Throws what the catalog throws; whoever shows no session that is one is nobody. Unless `looksUp`, everybody is, and the
    /// catalog is not asked.
    init(_ request: Request, _ context: APIContext, _ core: ServerCore, looksUp: Bool = true) async throws {
        let shown = VisitCookies(request.headers)
        let peer = CallerAddress.of(request, peer: context.peer, proxies: core.settings.proxies)
        var nobody = Caller(.nobody, address: peer, requestID: context.requestID)
        nobody.trail = AuditTrail()
        var caller = nobody
        var cookies: [ConsoleCookie] = []
        var hasExpired = false
        if looksUp, let text = shown[.session] {
            do {
                caller = try await core.service.authenticate(
                    bearer: text, address: peer, requestID: context.requestID)
                caller.trail = nobody.trail
            } catch let error as TidemarkError where error.code == .accessRequired {
                hasExpired = true
            }
            // A machine's token opens no pages.
            if case .person = caller.identity {
            } else {
                caller = nobody
                cookies.append(.removing(.session))
            }
        }
        var secret = shown[.session] ?? ""
        if looksUp, caller.identity == .nobody {
            let visit = shown[.visit].flatMap { Hex.decode($0)?.count == 32 ? $0 : nil }
            secret = visit ?? Self.newVisit()
            if visit == nil { cookies.append(ConsoleCookie(.visit, secret)) }
        }
        let formKey = FormKey(of: secret)
        flash = shown[.flash].flatMap { Flash(sealed: $0, formKey) }
        if shown[.flash] != nil, request.method == .get { cookies.append(.removing(.flash)) }
        self.core = core
        self.caller = caller
        self.formKey = formKey
        self.cookies = cookies
        self.hasExpired = hasExpired
        address = LocalPath.checked(request.method == .post ? Self.origin(of: request) : request.uri.string)
        target = request.uri.string
        verifier = shown[.verifier]
        agent = request.headers.value("User-Agent")
        settings = shown.settings(request.headers)
        requestID = context.requestID
        lastEventID = request.headers.value("Last-Event-ID").flatMap { PercentEncoding.decoded($0) }
        let isProxied = context.peer.map { peer in core.settings.proxies.contains { $0.contains(peer) } } ?? false
        isSecure = core.hasTLS || isProxied && request.headers.value("X-Forwarded-Proto")?.lowercased() == "https"
    }

    func request(
        names: [String: String] = [:], query: [String: String] = [:], form: ConsoleForm = ConsoleForm()
    ) -> ConsoleRequest {
        var caller = caller
        if !form.names.isEmpty {
            caller.digest = FormDigest.of(form, to: target)
            caller.approval = form.optional("_approval")
            caller.ask = FormDigest.ask(form, to: target)
        }
        var request = ConsoleRequest(
            caller: caller, names: names, query: query, form: form, address: address, settings: settings,
            formKey: formKey, console: core.console, service: core.service, now: core.clock.now(), flash: flash,
            lastEventID: lastEventID)
        request.agent = agent
        request.verifier = verifier
        return request
    }

    // MARK: Answers

    func response(_ answer: ConsoleAnswer, to request: ConsoleRequest) async throws -> Response {
        switch answer.content {
        case .page(let content): return try await page(content, request, answer.cookies)
        case .redirect(let path, let said):
            var set = answer.cookies
            if let said {
                // Who has just signed in shows another cookie next time.
                let session = set.first { $0.name == .session }?.value ?? ""
                let key = session.isEmpty ? formKey : FormKey(of: session)
                set.append(ConsoleCookie(.flash, said.sealed(key), seconds: 60))
            }
            return redirect(to: path, set)
        case .file(let bytes, let type, let name):
            var headers = self.headers(answer.cookies)
            headers.set("Content-Type", type)
            headers.set("Content-Disposition", "attachment; filename*=UTF-8''\(Self.escaped(name))")
            return Response(status: .ok, headers: headers, body: ResponseBody(byteBuffer: ByteBuffer(bytes: bytes)))
        case .parts(let parts):
            var headers = self.headers(answer.cookies)
            headers.set("Content-Type", parts.type)
            headers.set("Content-Disposition", "attachment; filename*=UTF-8''\(Self.escaped(parts.name))")
            return Response(status: .ok, headers: headers, body: FilePartStream.body(parts))
        case .events(let feed):
            var headers = self.headers(answer.cookies)
            headers.set("Content-Type", "text/event-stream")
            let body = try await EventFeedStream.body(feed, after: lastEventID, core)
            return Response(status: .ok, headers: headers, body: body)
        }
    }

    func redirect(to path: String, _ set: [ConsoleCookie] = []) -> Response {
        var headers = self.headers(set)
        headers.set("Location", path)
        return Response(status: .seeOther, headers: headers)
    }

    /// The page that says why there is no other; never one that asks the service again where that has just failed.
    func failure(_ error: any Error) async throws -> Response {
        let problem = ProblemDocument(error, requestID: requestID)
        let request = request()
        var content = core.console.errorPage(problem, for: request)
        content.isBare = problem.status >= 500
        do {
            return try await page(content, request, [])
        } catch  where !content.isBare {
            content.isBare = true
            return try await page(content, request, [])
        }
    }

    func bounce() throws -> Response {
        html(try core.console.bouncePage(for: request()), status: 200, [])
    }

    private func page(
        _ content: PageContent, _ request: ConsoleRequest, _ set: [ConsoleCookie]
    ) async throws -> Response {
        html(try await core.console.html(content, for: request), status: content.status, set)
    }

    private func html(_ text: String, status: Int, _ set: [ConsoleCookie]) -> Response {
        var headers = self.headers(set)
        headers.set("Content-Type", "text/html; charset=utf-8")
        return Response(
            status: HTTPResponse.Status(code: status), headers: headers,
            body: ResponseBody(byteBuffer: ByteBuffer(string: text)))
    }

    private func headers(_ set: [ConsoleCookie]) -> HTTPFields {
        var headers = PageHeaders.all()
        let names = Set(set.map(\.name))
        for cookie in cookies.filter({ !names.contains($0.name) }) + set {
            headers.append(HTTPField(name: .setCookie, value: PageHeaders.text(cookie, isSecure: isSecure)))
        }
        return headers
    }

    /// The page a form was sent from, as the browser says: where to go back to from what is shown of it.
    private static func origin(of request: Request) -> String {
        // `https://host/path`
        let parts = (request.headers.value("Referer") ?? "").split(
            separator: "/", maxSplits: 3, omittingEmptySubsequences: false)
        guard parts.count == 4, parts[2].lowercased() == request.head.authority?.lowercased() else { return "/" }
        return "/\(parts[3])"
    }

    private static func newVisit() -> String {
        var generator = SystemRandomNumberGenerator()
        return Hex.encode((0..<32).map { _ in UInt8.random(in: 0...255, using: &generator) })
    }

    private static func escaped(_ name: String) -> String {
        PercentEncoding.encoded(name).replacing("/", with: "%2F")
    }
}
