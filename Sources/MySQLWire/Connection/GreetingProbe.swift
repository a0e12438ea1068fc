internal import NIOCore
internal import NIOPosix

/// Asks what listens at an address, by listening to its first packet alone: no account, no handshake.
package enum GreetingProbe {
    package enum Answer: Sendable, Equatable {
        case greeting(ServerVersion)
        /// A server that does not talk to this machine.
        case refusal(code: UInt16, message: String)
        /// Something that does not greet as such a server.
        case other(String)
        /// Nothing took the connection.
        case nobody(String)
    }

    /// Never takes longer than twice `timeout`: once to dial, once to listen.
    package static func ask(host: String, port: Int, timeout: Duration) async -> Answer {
        let loop = MultiThreadedEventLoopGroup.singleton.next()
        let promise = loop.makePromise(of: Answer.self)
        let limit = TimeAmount(timeout)
        let bootstrap = ClientBootstrap(group: loop)
            .connectTimeout(limit)
            .channelInitializer { channel in
                channel.eventLoop.makeCompletedFuture {
                    try channel.pipeline.syncOperations.addHandler(GreetingHandler(promise))
                }
            }
        do {
            let channel = try await bootstrap.connect(host: host, port: port).get()
            let alarm = loop.scheduleTask(in: limit) {
                promise.succeed(.other("it takes connections and says nothing"))
            }
            let answer = try await promise.futureResult.get()
            alarm.cancel()
            channel.close(promise: nil)
            return answer
        } catch {
            let answer = Answer.nobody(MySQLError(mappingConnect: error).probeText)
            // A promise must be kept even where nobody waits for it.
            promise.succeed(answer)
            return answer
        }
    }
}

extension MySQLError {
    /// What dialling failed of, in a few words.
    fileprivate var probeText: String {
        switch kind {
        case .connectFailed(let text), .connectionClosed(let text): text
        case .timeout: "nothing answers in time"
        default: "\(self)"
        }
    }
}

/// Waits for the first packet.
private final class GreetingHandler: ChannelInboundHandler {
    typealias InboundIn = ByteBuffer

    /// A greeting has about a hundred bytes.
    private static let most = 4096
    private let promise: EventLoopPromise<GreetingProbe.Answer>
    private var bytes: [UInt8] = []

    init(_ promise: EventLoopPromise<GreetingProbe.Answer>) { self.promise = promise }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        bytes += unwrapInboundIn(data).readableBytesView
        guard let answer = Self.answer(bytes) else { return }
        promise.succeed(answer)
        context.close(promise: nil)
    }

    func channelInactive(context: ChannelHandlerContext) {
        promise.succeed(.other("it ends the connection without a greeting"))
        context.fireChannelInactive()
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) {
        promise.succeed(.other("the connection broke"))
        context.close(promise: nil)
    }

    /// Nil while the packet is not whole.
    private static func answer(_ bytes: [UInt8]) -> GreetingProbe.Answer? {
        let foreign = GreetingProbe.Answer.other("it is no MySQL or MariaDB server")
        guard bytes.count >= 4 else { return nil }
        let length = Int(bytes[0]) | Int(bytes[1]) << 8 | Int(bytes[2]) << 16
        guard (1...most).contains(length), bytes[3] == 0 else { return foreign }
        guard bytes.count >= 4 + length else { return nil }
        return bytes[4..<4 + length].withUnsafeBytes { packet -> GreetingProbe.Answer in
            do throws(MySQLError) {
                if packet[0] == 0xFF {
                    let error = try ErrorPacket(parsing: packet)
                    return .refusal(code: error.code, message: error.message)
                }
                return .greeting(try Greeting(parsing: packet).version)
            } catch {
                return foreign
            }
        }
    }
}
