import Core
import Courier
import Foundation
import TestKit
import Testing

/// Mail, given to a server on loopback with a real handshake.
@Suite struct MailTests {
    private func address(
        _ port: Int, _ security: MailAddress.Security = .startTLS, user: String? = nil, password: String = ""
    ) -> MailAddress {
        MailAddress(
            host: "localhost", port: port, security: security, user: user, password: Secret(password),
            from: "tidemark@example.com", to: ["ops@example.com", "dba@example.com"])
    }

    /// Sends one message to a server with these options; `trusts` says whether its authority is trusted.
    private func send(
        _ message: Message, _ options: MailReceiver.Options = MailReceiver.Options(), trusts: Bool = true,
        to address: (Int) -> MailAddress
    ) async throws -> [MailReceiver.Mail] {
        let folder = try TestFolder("mail")
        let certificates = try await Certificates.make(in: folder.file("tls"))
        let receiver = try await MailReceiver.start(
            certificate: certificates.serverCertificate, key: certificates.serverKey, options)
        let courier = NetworkCourier(
            CourierOptions(trustFile: trusts ? certificates.authority : nil, seconds: 5), clock: Sample.Clock())
        let sent: Result<Void, CourierFailure>
        do throws(CourierFailure) {
            try await courier.send(message, to: .mail(address(receiver.port)))
            sent = .success(())
        } catch {
            sent = .failure(error)
        }
        let received = receiver.received
        await receiver.stop()
        try sent.get()
        return received
    }

    /// Headers with their folded lines joined, and the text, decoded.
    private func read(_ mail: MailReceiver.Mail) throws -> (headers: String, body: String) {
        let parts = mail.text.split(separator: "\n\n", maxSplits: 1).map(String.init)
        let body = try #require(Data(base64Encoded: parts[1].filter { $0 != "\n" }))
        return (headers: parts[0].replacing("\n ", with: " "), body: String(decoding: body, as: UTF8.self))
    }

    @Test func `Mail is sent behind STARTTLS`() async throws {
        let mails = try await send(Sample.english) { address($0, user: "ops", password: "pass word") }
        let mail = try #require(mails.first)
        #expect(mails.count == 1 && mail.isEncrypted && mail.from == "tidemark@example.com")
        #expect(mail.to == ["ops@example.com", "dba@example.com"])
        #expect(mail.proof == [Data([0] + Array("ops".utf8) + [0] + Array("pass word".utf8)).base64EncodedString()])
        let (headers, body) = try read(mail)
        #expect(headers.contains("Subject: [Tidemark] [Critical] Drill failed: shop-1"), "\(headers)")
        #expect(headers.contains("X-Priority: 1") && headers.contains("Date: Fri, 15 Jan 2027 08:00:00 +0000"))
        #expect(headers.contains("Message-ID: <s-7@example.com>"))
        #expect(body.hasPrefix("[Critical] Drill failed: shop-1\r\n\r\nInstance: shop-1\r\n"), "\(body)")
    }

    @Test func `Chinese mail is written in words any server passes on`() async throws {
        let mail = try #require(try await send(Sample.chinese) { address($0) }.first)
        #expect(mail.text.utf8.allSatisfy { $0 < 0x80 } && mail.proof.isEmpty)
        #expect(mail.text.split(separator: "\n").allSatisfy { $0.utf8.count <= 78 }, "\(mail.text)")
        let (headers, body) = try read(mail)
        let subject = try #require(headers.split(separator: "\n").first { $0.hasPrefix("Subject: ") })
        let words = subject.dropFirst(9).split(separator: " ").map { word in
            String(decoding: Data(base64Encoded: String(word.dropFirst(10).dropLast(2))) ?? Data(), as: UTF8.self)
        }
        #expect(words.joined() == "[Tidemark] [已恢复] 恢复演练失败: 订单库")
        #expect(body.contains("失败原因: 第 3 行不一致"))
    }

    @Test func `A server that is encrypted from the first byte, and one that only knows LOGIN`() async throws {
        var options = MailReceiver.Options()
        options.isEncrypted = true
        options.methods = "LOGIN"
        let mails = try await send(Sample.english, options) { address($0, .tls, user: "ops", password: "word") }
        let proof = ["ops", "word"].map { Data($0.utf8).base64EncodedString() }
        #expect(mails.map(\.proof) == [proof] && mails.allSatisfy(\.isEncrypted))
    }

    @Test func `Nothing is sent to a server that is not trusted`() async throws {
        let failure = await #expect(throws: CourierFailure.self) {
            _ = try await send(Sample.english, trusts: false) { address($0) }
        }
        #expect(failure?.text.contains("certificate is not trusted") ?? false, "\(failure?.text ?? "")")
    }

    @Test func `Nothing is sent in the clear where TLS is wanted`() async throws {
        var options = MailReceiver.Options()
        options.offersTLS = false
        let failure = await #expect(throws: CourierFailure.self) {
            _ = try await send(Sample.english, options) { address($0) }
        }
        #expect(failure?.text.contains("offers no STARTTLS") ?? false && failure?.isFinal ?? false)
        // A relay of the same machine needs none, and gets no password.
        #expect(try await send(Sample.english, options) { address($0, .none) }.map(\.isEncrypted) == [false])
    }

    @Test func `What somebody says before TLS begins ends the conversation`() async throws {
        var options = MailReceiver.Options()
        options.injects = true
        let failure = await #expect(throws: CourierFailure.self) {
            _ = try await send(Sample.english, options) { address($0) }
        }
        #expect(failure?.text.contains("before TLS began") ?? false, "\(failure?.text ?? "")")
    }

    @Test(arguments: [("550 no such user", true), ("451 later", false)])
    func `A refusal is told as lasting or passing`(_ answer: String, _ isFinal: Bool) async throws {
        var options = MailReceiver.Options()
        options.recipient = answer
        let failure = await #expect(throws: CourierFailure.self) {
            _ = try await send(Sample.english, options) { address($0) }
        }
        #expect(failure?.isFinal == isFinal && failure?.text.contains(answer.prefix(3)) ?? false)
    }
}
