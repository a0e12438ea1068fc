import NIOCore
import NIOHTTP1
import NIOPosix
import NIOSSL
import Synchronization
import TestKit

/// An HTTP server on loopback that answers everything with the same and notes what it is asked.
final class LittleServer: Sendable {
    typealias Connection = NIOAsyncChannel<HTTPServerRequestPart, HTTPServerResponsePart>

    struct Request: Sendable {
        var method: String
        var target: String
        var headers: [String: String]
        var body: String
    }

    let port: Int
    private let listener: NIOAsyncChannel<Connection, Never>
    private let reply: @Sendable (Request) -> (status: Int, type: String, body: String)
    private let seen = Mutex<[Request]>([])
    private let runner = Mutex<Task<Void, Never>?>(nil)

    private init(
        port: Int, listener: NIOAsyncChannel<Connection, Never>,
        reply: @escaping @Sendable (Request) -> (status: Int, type: String, body: String)
    ) {
        self.port = port
        self.listener = listener
        self.reply = reply
    }

    static func start(
        certificates: Certificates? = nil,
        reply: @escaping @Sendable (Request) -> (status: Int, type: String, body: String)
    ) async throws -> LittleServer {
        var context: NIOSSLContext?
        if let certificates {
            let chain = try NIOSSLCertificate.fromPEMFile(certificates.serverCertificate)
            let key = try NIOSSLPrivateKey(file: certificates.serverKey, format: .pem)
            context = try NIOSSLContext(
                configuration: .makeServerConfiguration(
                    certificateChain: chain.map { .certificate($0) }, privateKey: .privateKey(key)))
        }
        let tls = context
        let listener = try await ServerBootstrap(group: MultiThreadedEventLoopGroup.singleton)
            .serverChannelOption(.backlog, value: 16)
            .bind(host: "127.0.0.1", port: 0) { channel in
                channel.eventLoop.makeCompletedFuture {
                    if let tls { try channel.pipeline.syncOperations.addHandler(NIOSSLServerHandler(context: tls)) }
                    try channel.pipeline.syncOperations.configureHTTPServerPipeline()
                    return try Connection(wrappingChannelSynchronously: channel)
                }
            }
        guard let port = listener.channel.localAddress?.port else { throw TestKitError("the server has no port") }
        let server = LittleServer(port: port, listener: listener, reply: reply)
        let task = Task { await server.run() }
        server.runner.withLock { $0 = task }
        return server
    }

    var requests: [Request] { seen.withLock { $0 } }

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
            var request = Request(method: "", target: "", headers: [:], body: "")
            for try await part in incoming {
                switch part {
                case .head(let head):
                    request = Request(method: head.method.rawValue, target: head.uri, headers: [:], body: "")
                    for header in head.headers { request.headers[header.name.lowercased()] = header.value }
                case .body(let bytes): request.body += String(buffer: bytes)
                case .end:
                    seen.withLock { $0.append(request) }
                    let answer = reply(request)
                    let body = ByteBuffer(string: answer.body)
                    let head = HTTPResponseHead(
                        version: .http1_1, status: HTTPResponseStatus(statusCode: answer.status),
                        headers: ["Content-Type": answer.type, "Content-Length": "\(body.readableBytes)"])
                    try await outgoing.write(.head(head))
                    if body.readableBytes > 0 { try await outgoing.write(.body(.byteBuffer(body))) }
                    try await outgoing.write(.end(nil))
                }
            }
        }
    }
}
