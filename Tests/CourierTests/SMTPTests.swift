import Core
import Courier
import TestKit
import Testing

/// The conversation and the parser of replies, without a socket.
@Suite struct SMTPTests {
    private func conversation(_ security: MailAddress.Security, user: String? = "u") -> SMTPConversation {
        let address = MailAddress(
            host: "h", port: 25, security: security, user: user, password: Secret("p"), from: "a@b", to: ["c@d"])
        return SMTPConversation(address, lines: ["Subject: x", "", ".", "..more"])
    }

    private func said(_ action: SMTPConversation.Action) -> String {
        guard case .send(let bytes) = action else { return "\(action)" }
        return String(decoding: bytes, as: UTF8.self)
    }

    private func reply(_ code: Int, _ lines: String...) -> SMTPReply { SMTPReply(code: code, lines: lines) }

    @Test func `Everything begins anew behind TLS`() {
        var machine = conversation(.startTLS)
        #expect(said(machine.received(reply(220, "hi"))).hasPrefix("EHLO "))
        #expect(said(machine.received(reply(250, "h", "STARTTLS", "AUTH PLAIN"))) == "STARTTLS\r\n")
        #expect(machine.received(reply(220, "go")) == .startTLS)
        #expect(said(machine.encrypted()).hasPrefix("EHLO "))
        // What was offered in the clear does not count.
        #expect(said(machine.received(reply(250, "h"))).contains("takes no password"))
    }

    @Test func `A line of dots is not the end`() {
        var machine = conversation(.none, user: nil)
        _ = machine.received(reply(220, "hi"))
        #expect(said(machine.received(reply(250, "h"))) == "MAIL FROM:<a@b>\r\n")
        #expect(said(machine.received(reply(250, "ok"))) == "RCPT TO:<c@d>\r\n")
        #expect(said(machine.received(reply(251, "ok"))) == "DATA\r\n")
        #expect(said(machine.received(reply(354, "go"))) == "Subject: x\r\n\r\n..\r\n...more\r\n.\r\n")
        #expect(machine.received(reply(250, "ok")) == .done)
    }

    @Test func `A password is never said in the clear`() {
        var machine = conversation(.none)
        _ = machine.received(reply(220, "hi"))
        #expect(
            said(machine.received(reply(250, "h", "AUTH PLAIN LOGIN"))).contains("No password is sent in the clear"))
    }

    @Test func `An answer out of turn ends it`() {
        var machine = conversation(.startTLS)
        #expect(said(machine.encrypted()).contains("out of turn"))
        var other = conversation(.startTLS)
        #expect(said(other.received(reply(554, "go away"))).contains("554: go away"))
        #expect(said(other.received(reply(250, "x"))).contains("out of turn"))
    }

    @Test func `Replies are read whole, wherever they are cut`() throws {
        let text = Array("250-one\r\n250-two\r\n250 three\r\n220 x\n354\r\n".utf8)
        for cut in 0...text.count {
            var parser = SMTPReplyParser()
            let replies = try parser.take(text[..<cut]) + parser.take(text[cut...])
            #expect(replies == [reply(250, "one", "two", "three"), reply(220, "x"), reply(354, "")])
            #expect(parser.isEmpty)
        }
    }

    @Test(arguments: ["HTTP/1.1 400\r\n", "250-a\r\n251 b\r\n", "99 x\r\n", "999 x\r\n", "250_a\r\n"])
    func `What is no reply is refused`(_ text: String) {
        var parser = SMTPReplyParser()
        #expect(throws: CourierFailure.self) { try parser.take(Array(text.utf8)) }
    }

    @Test func `A reply has an end`() {
        var parser = SMTPReplyParser()
        #expect(throws: CourierFailure.self) { try parser.take([UInt8](repeating: 0x32, count: 5000)) }
        var lines = SMTPReplyParser()
        #expect(throws: CourierFailure.self) { try lines.take(Array(String(repeating: "250-a\r\n", count: 500).utf8)) }
    }

    /// Any bytes are a reply or refused; nothing grows without end.
    @Test func `Bytes that are noise do no harm`() {
        var generator = SeededGenerator(seed: 11)
        for _ in 0..<2000 {
            var parser = SMTPReplyParser()
            let count = Int.random(in: 0..<80, using: &generator)
            let digits = Array("250- \r\n25".utf8)
            let bytes = (0..<count).map { _ in
                Bool.random(using: &generator)
                    ? digits.randomElement(using: &generator) ?? 0 : UInt8.random(in: 0...255, using: &generator)
            }
            if let replies = try? parser.take(bytes) {
                #expect(replies.allSatisfy { (200...599).contains($0.code) && !$0.lines.isEmpty })
            }
        }
    }
}
