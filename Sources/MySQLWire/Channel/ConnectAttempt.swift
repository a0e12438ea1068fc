internal import NIOCore
internal import NIOPosix
internal import NIOSSL

/// Dials, waits for the handshake, and gives up at the deadline or when asked. Lives on the event loop.
final class ConnectAttempt {
    struct Outcome: Sendable {
        let channel: any Channel
        let handler: NIOLoopBound<MySQLChannelHandler>
        let established: HandshakeStateMachine.Established
    }

    private let configuration: MySQLConfiguration
    private let tlsContext: NIOSSLContext?
    private let loop: any EventLoop
    private var reply: Reply<Outcome>?
    private var channel: (any Channel)?
    private var deadline: Scheduled<Void>?

    init(
        configuration: MySQLConfiguration, tlsContext: NIOSSLContext?, loop: any EventLoop, reply: Reply<Outcome>
    ) {
        self.configuration = configuration
        self.tlsContext = tlsContext
        self.loop = loop
        self.reply = reply
    }

    func start() {
        let isolated = loop.assumeIsolated()
        deadline = isolated.scheduleTask(in: TimeAmount(configuration.connectTimeout)) {
            self.finish(.failure(MySQLError(.timeout(.connect))))
        }
        let (configuration, tlsContext) = (configuration, tlsContext)
        var bootstrap = ClientBootstrap(group: loop)
            .connectTimeout(TimeAmount(configuration.connectTimeout))
            .channelOption(
                .recvAllocator, value: AdaptiveRecvByteBufferAllocator(minimum: 4096, initial: 65_536, maximum: 262_144)
            )
            .channelInitializer { channel in
                channel.eventLoop.makeCompletedFuture {
                    let handler = MySQLChannelHandler(configuration: configuration, tlsContext: tlsContext)
                    try channel.pipeline.syncOperations.addHandler(handler)
                }
            }
        let connecting: EventLoopFuture<any Channel>
        if let path = configuration.socketPath {
            connecting = bootstrap.connect(unixDomainSocketPath: path)
        } else {
            bootstrap =
                bootstrap
                .channelOption(.tcpOption(.tcp_nodelay), value: 1)
                .channelOption(.socketOption(.so_keepalive), value: 1)
            connecting = bootstrap.connect(host: configuration.host, port: configuration.port)
        }
        connecting.assumeIsolated().whenComplete { result in
            switch result {
            case .success(let channel): self.connected(channel)
            case .failure(let error): self.finish(.failure(MySQLError(mappingConnect: error)))
            }
        }
    }

    func cancel() { finish(.failure(MySQLError(.cancelled))) }

    private func connected(_ channel: any Channel) {
        guard reply != nil else { return channel.close(promise: nil) }
        self.channel = channel
        do {
            let handler = try channel.pipeline.syncOperations.handler(type: MySQLChannelHandler.self)
            handler.whenEstablished { result in
                let bound = NIOLoopBound(handler, eventLoop: channel.eventLoop)
                self.finish(result.map { Outcome(channel: channel, handler: bound, established: $0) })
            }
        } catch {
            finish(.failure(MySQLError(.connectionClosed("the server ended it"))))
        }
    }

    /// The first outcome counts.
    private func finish(_ result: Result<Outcome, MySQLError>) {
        guard var reply else { return }
        self.reply = nil
        deadline?.cancel()
        deadline = nil
        switch result {
        case .success(let outcome): reply.succeed(outcome)
        case .failure(let error):
            channel?.close(promise: nil)
            reply.fail(error)
        }
        channel = nil
    }
}
