internal import NIOCore
internal import NIOSSL
internal import NIOTLS

/// Between the socket and the state machines: frames packets, hands them to the handshake or to the responder of the
/// command under way, and carries out what they ask for. Lives on the channel's event loop.
final class MySQLChannelHandler: ChannelDuplexHandler {
    typealias InboundIn = ByteBuffer
    typealias OutboundIn = ByteBuffer
    typealias OutboundOut = ByteBuffer

    enum Phase {
        case handshake(HandshakeStateMachine)
        case ready
        case closed(MySQLError)
    }

    struct Operation {
        let token: OperationToken
        let responder: any Responder
    }

    struct PendingOperation {
        let operation: Operation
        let packets: PacketWriter
    }

    /// Limit of a packet before the server has let us in.
    static let handshakePacketLimit = 1 << 20
    /// Limit of the commands that wait behind a discarded stream.
    static let queueLimit = 64

    let configuration: MySQLConfiguration
    let tlsContext: NIOSSLContext?
    private var outcome: Result<HandshakeStateMachine.Established, MySQLError>?
    private var onEstablished: ((Result<HandshakeStateMachine.Established, MySQLError>) -> Void)?

    var phase: Phase
    var framer = PacketFramer(limit: MySQLChannelHandler.handshakePacketLimit)
    var active: Operation?
    var queue: [PendingOperation] = []
    var context: ChannelHandlerContext?
    var holdsRead = false
    var lastActivity = NIODeadline.now()
    var timer: Scheduled<Void>?

    init(configuration: MySQLConfiguration, tlsContext: NIOSSLContext?) {
        self.configuration = configuration
        self.tlsContext = tlsContext
        phase = .handshake(HandshakeStateMachine(configuration: configuration))
    }

    /// Calls back with the handshake's outcome, now or later.
    func whenEstablished(_ callback: @escaping (Result<HandshakeStateMachine.Established, MySQLError>) -> Void) {
        if let outcome { callback(outcome) } else { onEstablished = callback }
    }

    private func settle(_ result: Result<HandshakeStateMachine.Established, MySQLError>) {
        outcome = result
        onEstablished?(result)
        onEstablished = nil
    }

    func handlerAdded(context: ChannelHandlerContext) { self.context = context }

    func handlerRemoved(context: ChannelHandlerContext) {
        shutDown(MySQLError(.connectionClosed("the channel is gone")))
        self.context = nil
    }

    func channelInactive(context: ChannelHandlerContext) {
        shutDown(MySQLError(.connectionClosed("the server ended it")))
        context.fireChannelInactive()
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) {
        if let error = error as? NIOSSLError, case .uncleanShutdown = error { return }
        shutDown(MySQLError(mapping: error, isHandshake: isHandshake))
    }

    func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
        if case .handshakeCompleted? = event as? TLSUserEvent, case .handshake(var machine) = phase {
            do throws(MySQLError) {
                let action = try machine.tlsEstablished()
                phase = .handshake(machine)
                perform(action)
            } catch {
                shutDown(error)
            }
        }
        context.fireUserInboundEventTriggered(event)
    }

    /// Leaves the socket unread while the reader of the rows has enough.
    func read(context: ChannelHandlerContext) {
        if active?.responder.isPaused == true { holdsRead = true } else { context.read() }
    }

    func channelReadComplete(context: ChannelHandlerContext) {
        active?.responder.readCompleted()
        context.fireChannelReadComplete()
    }

    var isHandshake: Bool { if case .handshake = phase { true } else { false } }

    /// Ends the connection for `error`; the first call counts.
    func shutDown(_ error: MySQLError) {
        let wasHandshake = isHandshake
        if case .closed = phase { return }
        phase = .closed(error)
        timer?.cancel()
        timer = nil
        let stopped = (active.map { [$0] } ?? []) + queue.map(\.operation)
        active = nil
        queue = []
        if wasHandshake { settle(.failure(error)) }
        for operation in stopped { operation.responder.fail(error) }
        context?.close(promise: nil)
    }

    func perform(_ action: HandshakeStateMachine.Action) {
        switch action {
        case .wait: break
        case .send(let payload): send(continuing: payload)
        case .startTLS(let request):
            send(continuing: request)
            startTLS()
        case .ready(let established):
            phase = .ready
            framer.limit = configuration.maxPacketBytes
            lastActivity = .now()
            armTimer()
            settle(.success(established))
        }
    }

    /// Sends a packet within a dialogue: its number follows that of the packet received last.
    func send(continuing payload: [UInt8]) {
        let packets = PacketWriter.packets(payload, sequence: framer.expectedSequence)
        framer.expectedSequence = packets.sequence
        send(packets.buffers)
    }

    func send(_ buffers: [ByteBuffer], promise: EventLoopPromise<Void>? = nil) {
        guard let context else {
            promise?.fail(MySQLError(.connectionClosed("the channel is gone")))
            return
        }
        for buffer in buffers.dropLast() { context.write(wrapOutboundOut(buffer), promise: nil) }
        if let last = buffers.last { context.write(wrapOutboundOut(last), promise: promise) }
        context.flush()
    }

    private func startTLS() {
        guard let context, let tlsContext else { return shutDown(MySQLError(.tls("no TLS context"))) }
        do {
            let handler = try TLSSetup.handler(tlsContext, configuration: configuration)
            try context.pipeline.syncOperations.addHandler(handler, position: .before(self))
        } catch {
            shutDown(MySQLError(mapping: error, isHandshake: true))
        }
    }
}
