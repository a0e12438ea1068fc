import NIOCore
import NIOSSL

/// One conversation of the mail server.
final class MailSession: ChannelInboundHandler {
    typealias InboundIn = ByteBuffer
    typealias OutboundOut = ByteBuffer

    private let options: MailReceiver.Options
    private let tls: NIOSSLContext
    private let mails: MailReceiver.Box
    private var line: [UInt8] = []
    private var mail = MailReceiver.Mail()
    private var isEncrypted: Bool
    private var isData = false
    /// Lines of AUTH LOGIN that are still to come.
    private var asked = 0

    init(_ options: MailReceiver.Options, _ tls: NIOSSLContext, _ mails: MailReceiver.Box) {
        self.options = options
        self.tls = tls
        self.mails = mails
        isEncrypted = options.isEncrypted
    }

    func channelActive(context: ChannelHandlerContext) { say("220 mail.example ESMTP", context) }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        for byte in unwrapInboundIn(data).readableBytesView {
            line.append(byte)
            guard line.suffix(2) == [13, 10] else { continue }
            let text = String(decoding: line.dropLast(2), as: UTF8.self)
            line = []
            hear(text, context)
        }
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) { context.close(promise: nil) }

    private func hear(_ text: String, _ context: ChannelHandlerContext) {
        if isData { return take(text, context) }
        if asked > 0 { return takeProof(text, context) }
        let word = text.prefix { $0 != " " && $0 != ":" }.uppercased()
        switch word {
        case "EHLO": greet(context)
        case "STARTTLS": beginTLS(context)
        case "AUTH": authenticate(text, context)
        case "MAIL":
            mail.from = Self.address(text)
            say("250 ok", context)
        case "RCPT":
            mail.to.append(Self.address(text))
            say(options.recipient, context)
        case "DATA":
            isData = true
            say("354 go on", context)
        case "QUIT":
            say("221 bye", context)
            context.close(promise: nil)
        default: say("500 what", context)
        }
    }

    private func greet(_ context: ChannelHandlerContext) {
        var lines = ["mail.example greets you"]
        if options.offersTLS, !isEncrypted { lines.append("STARTTLS") }
        if isEncrypted { lines.append("AUTH \(options.methods)") }
        for line in lines.dropLast() { say("250-\(line)", context) }
        say("250 \(lines.last ?? "")", context)
    }

    private func beginTLS(_ context: ChannelHandlerContext) {
        say(options.injects ? "220 go\r\n250 injected" : "220 go", context)
        isEncrypted = true
        mail = MailReceiver.Mail()
        try? context.pipeline.syncOperations.addHandler(NIOSSLServerHandler(context: tls), position: .first)
    }

    private func authenticate(_ text: String, _ context: ChannelHandlerContext) {
        let words = text.split(separator: " ").map(String.init)
        if words.count == 3, words[1] == "PLAIN" {
            mail.proof = [words[2]]
            return say("235 ok", context)
        }
        asked = 2
        say("334 VXNlcm5hbWU6", context)
    }

    private func takeProof(_ text: String, _ context: ChannelHandlerContext) {
        mail.proof.append(text)
        asked -= 1
        say(asked == 0 ? "235 ok" : "334 UGFzc3dvcmQ6", context)
    }

    private func take(_ text: String, _ context: ChannelHandlerContext) {
        guard text != "." else {
            isData = false
            mail.isEncrypted = isEncrypted
            mails.add(mail)
            return say("250 taken", context)
        }
        mail.text += (text.hasPrefix(".") ? String(text.dropFirst()) : text) + "\n"
    }

    private static func address(_ text: String) -> String {
        String(text.drop { $0 != "<" }.dropFirst().prefix { $0 != ">" })
    }

    private func say(_ text: String, _ context: ChannelHandlerContext) {
        context.writeAndFlush(wrapOutboundOut(ByteBuffer(string: "\(text)\r\n")), promise: nil)
    }
}
