internal import Core
internal import NIOCore
internal import NIOHTTP1
internal import NIOPosix
package import ObjectStore
internal import Synchronization

/// An HTTP proxy on loopback in front of an object store, that lets requests fail as a test says.
///
/// It is asked once for each request what is to go wrong with it.
package final class HTTPFaultProxy: Sendable {
    typealias Connection = NIOAsyncChannel<HTTPServerRequestPart, HTTPServerResponsePart>

    /// A request as the plan sees it.
    package struct Request: Sendable {
        package let number: Int
        package let method: String
        /// Path and query.
        package let target: String
        package let headers: [S3Header]
        package let bodyBytes: Int
    }

    package typealias Plan = @Sendable (Request) -> HTTPFault?

    private struct State {
        var plan: Plan = { _ in nil }
        var requests: [Request] = []
        var faults: [HTTPFault] = []
    }

    package let port: Int
    private let serverPort: Int
    private let listener: NIOAsyncChannel<Connection, Never>
    private let transport: any HTTPTransport
    private let state = Mutex(State())
    private let runner = Mutex<Task<Void, Never>?>(nil)
    private let open = Mutex<[ObjectIdentifier: any Channel]>([:])

    private init(port: Int, serverPort: Int, listener: NIOAsyncChannel<Connection, Never>) throws {
        self.port = port
        self.serverPort = serverPort
        self.listener = listener
        transport = try AsyncHTTPTransport(TransportSettings())
    }

    package static func start(to serverPort: Int) async throws -> HTTPFaultProxy {
        let listener = try await ServerBootstrap(group: MultiThreadedEventLoopGroup.singleton)
            .serverChannelOption(.backlog, value: 64)
            .bind(host: "127.0.0.1", port: 0) { channel in
                channel.eventLoop.makeCompletedFuture {
                    try channel.pipeline.syncOperations.configureHTTPServerPipeline()
                    return try Connection(wrappingChannelSynchronously: channel)
                }
            }
        guard let port = listener.channel.localAddress?.port else { throw TestKitError("the proxy has no port") }
        let proxy = try HTTPFaultProxy(port: port, serverPort: serverPort, listener: listener)
        let task = Task { await proxy.run() }
        proxy.runner.withLock { $0 = task }
        return proxy
    }

    /// What is to go wrong from now on; also forgets what was seen so far.
    package func set(_ plan: @escaping Plan) { state.withLock { $0 = State(plan: plan) } }

    /// Every request seen since the plan was set.
    package var requests: [Request] { state.withLock(\.requests) }
    /// Every fault that happened since the plan was set.
    package var faults: [HTTPFault] { state.withLock(\.faults) }

    /// Stops listening and closes everything.
    package func stop() async {
        try? await listener.channel.close()
        runner.withLock { $0 }?.cancel()
        for channel in open.withLock({ Array($0.values) }) { channel.close(promise: nil) }
    }

    private func run() async {
        try? await withThrowingDiscardingTaskGroup { group in
            try await listener.executeThenClose { connections in
                for try await connection in connections {
                    group.addTask { try? await self.serve(connection) }
                }
            }
        }
    }

    private func serve(_ connection: Connection) async throws {
        let channel = connection.channel
        open.withLock { $0[ObjectIdentifier(channel)] = channel }
        defer { open.withLock { _ = $0.removeValue(forKey: ObjectIdentifier(channel)) } }
        try await connection.executeThenClose { incoming, outgoing in
            var head: HTTPRequestHead?
            var fault: HTTPFault?
            var body: [UInt8] = []
            for try await part in incoming {
                switch part {
                case .head(let next):
                    head = next
                    body = []
                    fault = note(next)
                case .body(let bytes):
                    if fault == .resetRequest { return }
                    body.append(contentsOf: bytes.readableBytesView)
                case .end:
                    guard let head, try await answer(head, body, fault, outgoing) else { return }
                }
            }
        }
    }

    /// False where the connection is to be closed.
    private func answer(
        _ head: HTTPRequestHead, _ body: [UInt8], _ fault: HTTPFault?,
        _ outgoing: NIOAsyncChannelOutboundWriter<HTTPServerResponsePart>
    ) async throws -> Bool {
        switch fault {
        case .answer(let status, let code):
            let text = "<?xml version=\"1.0\"?><Error><Code>\(code)</Code><Message>on purpose</Message></Error>"
            try await send(status, [], Array(text.utf8), head.method, outgoing)
            return true
        case .skewedClock(let seconds):
            let date = HTTPDateText.of(Timestamp.now().adding(seconds: seconds))
            let text = "<Error><Code>RequestTimeTooSkewed</Code><Message>on purpose</Message></Error>"
            try await send(403, [S3Header("date", date)], Array(text.utf8), head.method, outgoing)
            return true
        case .resetRequest: return false
        case .stall:
            try await Task.sleep(for: .seconds(600))
            return false
        case .loseAnswer, .resetAnswer, .cutAnswer, nil: break
        }
        let answer: HTTPAnswer
        do {
            answer = try await forward(head, body)
        } catch is TransportFailure {
            return false
        }
        switch fault {
        case .loseAnswer: return false
        case .cutAnswer:
            let half = Array(answer.body.prefix(answer.body.count / 2))
            try await send(answer.status, answer.headers, half, head.method, outgoing)
        case .resetAnswer:
            let half = Array(answer.body.prefix(answer.body.count / 2))
            try await send(
                answer.status, answer.headers, half, head.method, outgoing, announced: answer.body.count, ends: false)
            return false
        default: try await send(answer.status, answer.headers, answer.body, head.method, outgoing)
        }
        return true
    }

    private func note(_ head: HTTPRequestHead) -> HTTPFault? {
        let headers = head.headers.map { S3Header($0.name.lowercased(), $0.value) }
        let (request, plan) = state.withLock { state in
            let request = Request(
                number: state.requests.count, method: head.method.rawValue, target: head.uri, headers: headers,
                bodyBytes: headers["content-length"].flatMap(Int.init) ?? 0)
            state.requests.append(request)
            return (request, state.plan)
        }
        let fault = plan(request)
        if let fault { state.withLock { $0.faults.append(fault) } }
        return fault
    }

    private func forward(_ head: HTTPRequestHead, _ body: [UInt8]) async throws -> HTTPAnswer {
        let headers = head.headers.map { S3Header($0.name.lowercased(), $0.value) }
            .filter { !["content-length", "connection", "transfer-encoding"].contains($0.name) }
        var call = HTTPCall(
            head.method.rawValue, "http://127.0.0.1:\(serverPort)\(head.uri)", headers: headers,
            bodyLimit: 1 << 30, secondsLeft: 120)
        call.body = body[...]
        return try await transport.send(call)
    }

    private func send(
        _ status: Int, _ headers: [S3Header], _ body: [UInt8], _ method: HTTPMethod,
        _ outgoing: NIOAsyncChannelOutboundWriter<HTTPServerResponsePart>, announced: Int? = nil, ends: Bool = true
    ) async throws {
        var fields = HTTPHeaders(
            headers.filter { !["connection", "transfer-encoding"].contains($0.name) }.map { ($0.name, $0.value) })
        if method != .HEAD { fields.replaceOrAdd(name: "content-length", value: String(announced ?? body.count)) }
        let head = HTTPResponseHead(version: .http1_1, status: HTTPResponseStatus(statusCode: status), headers: fields)
        try await outgoing.write(.head(head))
        if method != .HEAD, !body.isEmpty { try await outgoing.write(.body(.byteBuffer(ByteBuffer(bytes: body)))) }
        if ends { try await outgoing.write(.end(nil)) }
    }
}
