import NIOCore
import NIOHTTP1
import NIOPosix
import Synchronization

/// A receiver on loopback: keeps every request, and answers as it is told.
final class HookReceiver: Sendable {
    struct Request: Sendable {
        var method: String
        var target: String
        var headers: [String: String]
        var body: [UInt8]

        var text: String { String(decoding: body, as: UTF8.self) }
    }

    struct Reply: Sendable {
        var status = 200
        var headers: [(String, String)] = []
        var body = "ok"
    }

    typealias Connection = NIOAsyncChannel<HTTPServerRequestPart, HTTPServerResponsePart>

    private struct State {
        var requests: [Request] = []
        var reply = Reply()
    }

    let port: Int
    private let listener: NIOAsyncChannel<Connection, Never>
    private let state = Mutex(State())
    private let runner = Mutex<Task<Void, Never>?>(nil)

    private init(_ listener: NIOAsyncChannel<Connection, Never>, port: Int) {
        self.listener = listener
        self.port = port
    }

    static func start() async throws -> HookReceiver {
        let listener = try await ServerBootstrap(group: MultiThreadedEventLoopGroup.singleton)
            .bind(host: "127.0.0.1", port: 0) { channel in
                channel.eventLoop.makeCompletedFuture {
                    try channel.pipeline.syncOperations.configureHTTPServerPipeline()
                    return try Connection(wrappingChannelSynchronously: channel)
                }
            }
        let receiver = HookReceiver(listener, port: listener.channel.localAddress?.port ?? 0)
        let task = Task { await receiver.run() }
        receiver.runner.withLock { $0 = task }
        return receiver
    }

    func url(_ path: String) -> String { "http://127.0.0.1:\(port)\(path)" }
    func reply(_ reply: Reply) { state.withLock { $0.reply = reply } }

    /// What came since the last call.
    func take() -> [Request] {
        state.withLock { state in
            defer { state.requests = [] }
            return state.requests
        }
    }

    func stop() async {
        try? await listener.channel.close()
        runner.withLock { $0 }?.cancel()
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
        try await connection.executeThenClose { incoming, outgoing in
            var request: Request?
            for try await part in incoming {
                switch part {
                case .head(let head):
                    let fields = head.headers.map { ($0.name.lowercased(), $0.value) }
                    request = Request(
                        method: head.method.rawValue, target: head.uri,
                        headers: Dictionary(fields) { first, _ in first }, body: [])
                case .body(let bytes): request?.body += Array(bytes.readableBytesView)
                case .end:
                    let reply = state.withLock { state in
                        if let request { state.requests.append(request) }
                        return state.reply
                    }
                    var headers = HTTPHeaders(reply.headers)
                    headers.replaceOrAdd(name: "content-length", value: "\(reply.body.utf8.count)")
                    let status = HTTPResponseStatus(statusCode: reply.status)
                    try await outgoing.write(
                        .head(HTTPResponseHead(version: .http1_1, status: status, headers: headers)))
                    try await outgoing.write(.body(.byteBuffer(ByteBuffer(string: reply.body))))
                    try await outgoing.write(.end(nil))
                }
            }
        }
    }
}
