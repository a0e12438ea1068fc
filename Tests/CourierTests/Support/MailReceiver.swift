import NIOCore
import NIOPosix
import NIOSSL
import Synchronization

/// A mail server on loopback that speaks SMTP with STARTTLS, and keeps what it is given.
final class MailReceiver: Sendable {
    struct Options: Sendable {
        var offersTLS = true
        /// From the first byte.
        var isEncrypted = false
        var methods = "PLAIN LOGIN"
        /// Said together with the word to begin TLS, as somebody on the way would.
        var injects = false
        /// What RCPT is answered with.
        var recipient = "250 ok"
    }

    struct Mail: Sendable {
        var from = ""
        var to: [String] = []
        var text = ""
        var isEncrypted = false
        /// What came behind AUTH, in base64.
        var proof: [String] = []
    }

    let port: Int
    private let channel: any Channel
    private let mails: Box

    final class Box: Sendable {
        private let mails = Mutex<[Mail]>([])
        func add(_ mail: Mail) { mails.withLock { $0.append(mail) } }
        var all: [Mail] { mails.withLock { $0 } }
    }

    private init(_ channel: any Channel, _ mails: Box) {
        self.channel = channel
        self.mails = mails
        port = channel.localAddress?.port ?? 0
    }

    static func start(certificate: String, key: String, _ options: Options = Options()) async throws -> MailReceiver {
        var tls = TLSConfiguration.makeServerConfiguration(
            certificateChain: try NIOSSLCertificate.fromPEMFile(certificate).map { .certificate($0) },
            privateKey: .privateKey(try NIOSSLPrivateKey(file: key, format: .pem)))
        tls.minimumTLSVersion = .tlsv12
        let context = try NIOSSLContext(configuration: tls)
        let mails = Box()
        let channel = try await ServerBootstrap(group: MultiThreadedEventLoopGroup.singleton)
            .childChannelInitializer { channel in
                channel.eventLoop.makeCompletedFuture {
                    if options.isEncrypted {
                        try channel.pipeline.syncOperations.addHandler(NIOSSLServerHandler(context: context))
                    }
                    try channel.pipeline.syncOperations.addHandler(MailSession(options, context, mails))
                }
            }
            .bind(host: "127.0.0.1", port: 0).get()
        return MailReceiver(channel, mails)
    }

    var received: [Mail] { mails.all }
    func stop() async { try? await channel.close() }
}
