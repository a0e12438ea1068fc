import MySQLWire
import NIOCore
import NIOPosix

/// A server on loopback that plays a script to every client: what it sends, and where it waits for the client.
struct ScriptedServer {
    enum Step: Sendable {
        /// Bytes as they are.
        case raw([UInt8])
        /// One packet, its number following that of the last one seen.
        case packet([UInt8])
        /// Waits for a whole packet of the client.
        case receive
        /// Sends `bytes` again and again as long as the client reads.
        case flood([UInt8])
        case close
    }

    /// A script's usual beginning: the client is let in.
    static let welcome: [Step] = [
        .packet(ServerPackets.greeting(plugin: "mysql_native_password")), .receive, .packet(ServerPackets.ok()),
    ]

    let channel: any Channel
    /// Bytes the server's socket has taken so far, for scripts that flood.
    let written: ByteCounter

    static func start(_ script: [Step]) async throws -> ScriptedServer {
        let written = ByteCounter()
        let channel = try await ServerBootstrap(group: MultiThreadedEventLoopGroup.singleton)
            .serverChannelOption(.socketOption(.so_reuseaddr), value: 1)
            .childChannelInitializer { channel in
                channel.eventLoop.makeCompletedFuture {
                    try channel.pipeline.syncOperations.addHandler(Player(script: script, written: written))
                }
            }
            .bind(host: "127.0.0.1", port: 0).get()
        return ScriptedServer(channel: channel, written: written)
    }

    /// Plays `script` while `body` runs.
    static func with<Value>(
        _ script: [Step], _ body: (ScriptedServer) async throws -> Value
    ) async throws -> Value {
        let server = try await start(script)
        do {
            let value = try await body(server)
            try await server.channel.close()
            return value
        } catch {
            try await server.channel.close()
            throw error
        }
    }

    func configuration(_ change: (inout MySQLConfiguration) -> Void = { _ in }) -> MySQLConfiguration {
        var configuration = MySQLConfiguration(
            host: "127.0.0.1", port: channel.localAddress?.port ?? 0, username: "u", password: Password("p"),
            tls: .disabled, connectTimeout: .seconds(2), readTimeout: .seconds(2))
        change(&configuration)
        return configuration
    }

    private final class Player: ChannelInboundHandler {
        typealias InboundIn = ByteBuffer
        typealias OutboundOut = ByteBuffer

        private var script: [Step]
        private let written: ByteCounter
        private var input = ByteBuffer()
        private var sequence: UInt8 = 0

        init(script: [Step], written: ByteCounter) {
            self.script = script
            self.written = written
        }

        func channelActive(context: ChannelHandlerContext) { play(context) }

        func channelRead(context: ChannelHandlerContext, data: NIOAny) {
            input.writeImmutableBuffer(unwrapInboundIn(data))
            play(context)
        }

        func errorCaught(context: ChannelHandlerContext, error: any Error) { context.close(promise: nil) }

        private func play(_ context: ChannelHandlerContext) {
            while let step = script.first {
                switch step {
                case .raw(let bytes): context.writeAndFlush(wrapOutboundOut(ByteBuffer(bytes: bytes)), promise: nil)
                case .packet(let payload):
                    let writer = PacketWriter.packets(payload, sequence: sequence)
                    sequence = writer.sequence
                    for buffer in writer.buffers { context.writeAndFlush(wrapOutboundOut(buffer), promise: nil) }
                case .receive:
                    guard let header = input.getInteger(at: input.readerIndex, endianness: .little, as: UInt32.self),
                        input.readableBytes >= 4 + Int(header & 0xFF_FFFF)
                    else { return }
                    input.moveReaderIndex(forwardBy: 4 + Int(header & 0xFF_FFFF))
                    sequence = UInt8(header >> 24) &+ 1
                case .flood(let bytes):
                    flood(context, ByteBuffer(bytes: bytes))
                    return
                case .close: context.close(promise: nil)
                }
                script.removeFirst()
            }
        }

        private func flood(_ context: ChannelHandlerContext, _ buffer: ByteBuffer) {
            let bound = NIOLoopBound((self, context), eventLoop: context.eventLoop)
            let written = written
            context.writeAndFlush(wrapOutboundOut(buffer)).whenSuccess {
                written.add(buffer.readableBytes)
                bound.value.0.flood(bound.value.1, buffer)
            }
        }
    }
}
