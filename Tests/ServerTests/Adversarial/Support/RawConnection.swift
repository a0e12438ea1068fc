import NIOCore
import NIOPosix
import Synchronization

/// A connection that sends bytes as they are, whether they make a request or not.
struct RawConnection: Sendable {
    /// What came back so far.
    private final class Received: ChannelInboundHandler, Sendable {
        typealias InboundIn = ByteBuffer
        let state = Mutex<(bytes: [UInt8], isClosed: Bool)>(([], false))

        func channelRead(context: ChannelHandlerContext, data: NIOAny) {
            let bytes = Array(Self.unwrapInboundIn(data).readableBytesView)
            state.withLock { $0.bytes += bytes }
        }

        func channelInactive(context: ChannelHandlerContext) { state.withLock { $0.isClosed = true } }
        func errorCaught(context: ChannelHandlerContext, error: any Error) { context.close(promise: nil) }
    }

    private let channel: any Channel
    private let received: Received

    /// To a port of loopback.
    static func open(_ port: Int) async throws -> RawConnection {
        let received = Received()
        let channel = try await ClientBootstrap(group: MultiThreadedEventLoopGroup.singleton)
            .channelInitializer { channel in
                channel.eventLoop.makeCompletedFuture { try channel.pipeline.syncOperations.addHandler(received) }
            }
            .connect(host: "127.0.0.1", port: port).get()
        return RawConnection(channel: channel, received: received)
    }

    /// False where the other side has hung up.
    @discardableResult
    func send(_ text: String) async -> Bool {
        do {
            try await channel.writeAndFlush(ByteBuffer(string: text)).get()
            return true
        } catch {
            return false
        }
    }

    var text: String { received.state.withLock { String(decoding: $0.bytes, as: UTF8.self) } }
    var isClosed: Bool { received.state.withLock { $0.isClosed } }

    /// Waits until the other side hangs up; false where it has not within some seconds.
    func closes(within seconds: Double) async throws -> Bool {
        try await holds(within: seconds) { isClosed }
    }

    /// Waits until something has come that begins an answer.
    func answers(within seconds: Double) async throws -> Bool {
        try await holds(within: seconds) { text.contains("\r\n\r\n") || isClosed }
    }

    func close() { channel.close(promise: nil) }

    /// The status codes of everything that looks like an answer.
    var statuses: [Int] {
        text.components(prefixed: "HTTP/1.1 ").compactMap { Int($0.prefix(3)) }
    }

    private func holds(within seconds: Double, _ condition: () -> Bool) async throws -> Bool {
        for _ in 0..<Int(seconds / 0.02) {
            if condition() { return true }
            try await Task.sleep(for: .milliseconds(20))
        }
        return condition()
    }
}

extension String {
    /// What stands behind each place where a prefix stands.
    fileprivate func components(prefixed prefix: String) -> [Substring] {
        ranges(of: prefix).map { self[$0.upperBound...] }
    }
}
