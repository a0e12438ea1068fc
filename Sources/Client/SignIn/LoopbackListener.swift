package import Core
internal import NIOCore
internal import NIOPosix

/// Waits on this machine alone for a browser that brings the code of a sign-in.
package final class LoopbackListener: Sendable {
    package let port: Int
    private let channel: any Channel
    private let codes: AsyncStream<Secret>

    /// Listens on a free port of 127.0.0.1. Throws `usage.invalid`.
    package static func start() async throws -> LoopbackListener {
        let (codes, continuation) = AsyncStream.makeStream(of: Secret.self, bufferingPolicy: .bufferingNewest(4))
        do {
            let channel = try await ServerBootstrap(group: MultiThreadedEventLoopGroup.singleton)
                .childChannelInitializer { channel in
                    channel.eventLoop.makeCompletedFuture {
                        try channel.pipeline.syncOperations.addHandler(
                            CodeHandler { code in continuation.yield(code) })
                    }
                }
                .bind(host: "127.0.0.1", port: 0).get()
            return LoopbackListener(channel: channel, port: channel.localAddress?.port ?? 0, codes: codes)
        } catch {
            throw TidemarkError(
                .usage, "No port of this machine can be listened on.",
                hint: "Use --by-hand, and carry the code over yourself.", cause: error)
        }
    }

    private init(channel: any Channel, port: Int, codes: AsyncStream<Secret>) {
        self.channel = channel
        self.port = port
        self.codes = codes
    }

    deinit { channel.close(promise: nil) }

    /// The first code that comes. Throws `access.required` where none comes in time.
    package func code(atMost seconds: Double) async throws -> Secret {
        let codes = codes
        let found: Secret? = try await withThrowingTaskGroup(of: Secret?.self) { group in
            group.addTask {
                for await code in codes { return code }
                return nil
            }
            group.addTask {
                try? await Task.sleep(for: .seconds(seconds))
                return nil
            }
            let first = try await group.next()
            group.cancelAll()
            return first ?? nil
        }
        try Task.checkCancellation()
        guard let found else {
            throw TidemarkError(
                ErrorCode("access.required"), "Nobody has signed in within \(DurationText.of(seconds: seconds)).",
                hint: "Run the command again.")
        }
        return found
    }
}

/// Reads the first line of a request and answers it; what is no code is refused, and others may come.
private final class CodeHandler: ChannelInboundHandler {
    typealias InboundIn = ByteBuffer
    typealias OutboundOut = ByteBuffer

    private static let limit = 16 << 10
    private var received = ByteBuffer()
    private var isAnswered = false
    private let found: @Sendable (Secret) -> Void

    init(_ found: @escaping @Sendable (Secret) -> Void) { self.found = found }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        guard !isAnswered else { return }
        var buffer = unwrapInboundIn(data)
        received.writeBuffer(&buffer)
        let text = String(buffer: received)
        guard text.contains("\r\n\r\n") || received.readableBytes > Self.limit else { return }
        isAnswered = true
        let code = Self.code(in: text)
        if let code { found(Secret(code)) }
        let status = code == nil ? "404 Not Found" : "200 OK"
        let page =
            code == nil
            ? "Nothing is here.\n" : "You have signed in. Go back to the terminal; this page can be closed.\n"
        let answer =
            "HTTP/1.1 \(status)\r\nContent-Type: text/plain; charset=utf-8\r\nContent-Length: \(page.utf8.count)\r\n"
            + "Cache-Control: no-store\r\nReferrer-Policy: no-referrer\r\nConnection: close\r\n\r\n\(page)"
        let channel = context.channel
        context.writeAndFlush(wrapOutboundOut(ByteBuffer(string: answer))).whenComplete { _ in
            channel.close(promise: nil)
        }
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) { context.close(promise: nil) }

    /// `GET /?code=… HTTP/1.1`
    private static func code(in request: String) -> String? {
        let words = request.prefix { $0 != "\r\n" && $0 != "\r" && $0 != "\n" }.split(separator: " ")
        guard words.count == 3, words[0] == "GET", words[1].hasPrefix("/?code=") else { return nil }
        let code = words[1].dropFirst("/?code=".count)
        let isPlain = code.utf8.allSatisfy { byte in
            (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte)
                || byte == UInt8(ascii: "-") || byte == UInt8(ascii: "_")
        }
        return isPlain && (20...128).contains(code.utf8.count) ? String(code) : nil
    }
}
