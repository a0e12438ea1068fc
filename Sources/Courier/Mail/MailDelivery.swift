internal import Core
internal import NIOCore
internal import NIOPosix
internal import NIOSSL

/// Gives one message to a mail server.
struct MailDelivery: Sendable {
    let options: CourierOptions

    /// - Parameter host: the address that was looked up for the server's name.
    func send(_ message: Message, to address: MailAddress, at host: String) async throws(CourierFailure) {
        let context: NIOSSLContext
        let tls = try CourierTLS.configuration(options)
        do {
            context = try NIOSSLContext(configuration: tls)
        } catch {
            throw CourierFailure("The certificates of events.ca cannot be used.")
        }
        let conversation = SMTPConversation(address, lines: MailText.lines(message, address))
        do {
            try await run(conversation, address, host, context)
        } catch let failure as CourierFailure {
            throw failure
        } catch {
            throw CourierFailure("The mail server cannot be reached.")
        }
    }

    private func run(
        _ conversation: SMTPConversation, _ address: MailAddress, _ host: String, _ context: NIOSSLContext
    ) async throws {
        let loop = MultiThreadedEventLoopGroup.singleton.next()
        let promise = loop.makePromise(of: Void.self)
        let limit = TimeAmount.milliseconds(Int64(options.seconds * 1000))
        let deadline = loop.scheduleTask(in: limit) {
            promise.fail(CourierFailure("The mail server did not answer in time."))
        }
        let startsEncrypted = address.security == .tls
        let name = address.host
        let channel: any Channel
        do {
            channel = try await ClientBootstrap(group: loop)
                .connectTimeout(.milliseconds(Int64(CourierOptions.connectSeconds * 1000)))
                .channelInitializer { channel in
                    channel.eventLoop.makeCompletedFuture {
                        if startsEncrypted {
                            try channel.pipeline.syncOperations.addHandler(try SMTPHandler.tls(context, host: name))
                        }
                        try channel.pipeline.syncOperations.addHandler(
                            SMTPHandler(
                                conversation, context: context, host: name, startsEncrypted: startsEncrypted,
                                promise: promise))
                    }
                }
                .connect(host: host, port: address.port).get()
        } catch {
            deadline.cancel()
            promise.fail(CourierFailure("The mail server cannot be reached.", isUnconnected: true))
            return try await promise.futureResult.get()
        }
        defer {
            deadline.cancel()
            channel.close(promise: nil)
        }
        try await promise.futureResult.get()
    }
}
