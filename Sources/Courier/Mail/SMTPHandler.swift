internal import NIOCore
internal import NIOSSL
internal import NIOTLS

/// Carries out what the conversation decides. Lives on the event loop.
final class SMTPHandler: ChannelInboundHandler {
    typealias InboundIn = ByteBuffer
    typealias OutboundOut = ByteBuffer

    private var conversation: SMTPConversation
    private var parser = SMTPReplyParser()
    private let context: NIOSSLContext
    private let host: String
    private var promise: EventLoopPromise<Void>?
    private var isHandshaking: Bool

    init(
        _ conversation: SMTPConversation, context: NIOSSLContext, host: String, startsEncrypted: Bool,
        promise: EventLoopPromise<Void>
    ) {
        self.conversation = conversation
        self.context = context
        self.host = host
        self.promise = promise
        isHandshaking = startsEncrypted
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        let bytes = unwrapInboundIn(data)
        do throws(CourierFailure) {
            let replies = try parser.take(bytes.readableBytesView)
            for (index, reply) in replies.enumerated() {
                let action = conversation.received(reply)
                // What comes together with the word to begin TLS came in the clear, from anybody.
                if case .startTLS = action, index + 1 < replies.count || !parser.isEmpty {
                    throw CourierFailure("Somebody on the way said something before TLS began.")
                }
                carryOut(action, context)
            }
        } catch {
            finish(.failure(error), context)
        }
    }

    func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
        if case .handshakeCompleted? = event as? TLSUserEvent {
            // Of a connection that is encrypted from the first byte, the server's greeting comes next.
            if isHandshaking { isHandshaking = false } else { carryOut(conversation.encrypted(), context) }
        }
        context.fireUserInboundEventTriggered(event)
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) {
        let isTLS = error is NIOSSLError || error is NIOSSLExtraError || error is BoringSSLError
        finish(
            .failure(
                CourierFailure(
                    isTLS
                        ? "The mail server's certificate is not trusted, or it speaks no TLS that is safe."
                        : "The connection to the mail server broke.")), context)
    }

    func channelInactive(context: ChannelHandlerContext) {
        finish(.failure(CourierFailure("The mail server closed the connection.")), context)
    }

    private func carryOut(_ action: SMTPConversation.Action, _ context: ChannelHandlerContext) {
        switch action {
        case .send(let bytes): write(bytes, context)
        case .startTLS:
            do {
                try context.pipeline.syncOperations.addHandler(
                    try Self.tls(self.context, host: host), position: .first)
            } catch {
                finish(.failure(CourierFailure("TLS cannot be begun with this host.")), context)
            }
        case .done: finish(.success(()), context)
        case .fail(let failure): finish(.failure(failure), context)
        }
    }

    /// The first outcome counts; a goodbye is said, and no answer to it awaited.
    private func finish(_ result: Result<Void, CourierFailure>, _ context: ChannelHandlerContext) {
        guard let promise else { return }
        self.promise = nil
        if context.channel.isActive { write(Array("QUIT\r\n".utf8), context) }
        switch result {
        case .success: promise.succeed(())
        case .failure(let failure): promise.fail(failure)
        }
        context.close(promise: nil)
    }

    private func write(_ bytes: [UInt8], _ context: ChannelHandlerContext) {
        context.writeAndFlush(wrapOutboundOut(ByteBuffer(bytes: bytes)), promise: nil)
    }

    /// An address is checked against the certificate as an address.
    static func tls(_ context: NIOSSLContext, host: String) throws -> NIOSSLClientHandler {
        do {
            return try NIOSSLClientHandler(context: context, serverHostname: host)
        } catch let error as NIOSSLExtraError where error == .cannotUseIPAddressInSNI {
            return try NIOSSLClientHandler(context: context, serverHostname: nil)
        }
    }
}
