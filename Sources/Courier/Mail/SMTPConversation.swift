internal import Core

/// What is said to a mail server, as a state machine without I/O: replies in, actions out.
///
/// Nothing that was said in the clear counts once TLS is on, and where TLS is wanted nothing but the greeting happens before.
package struct SMTPConversation: Sendable {
    package enum Action: Sendable, Hashable {
        /// With its line end.
        case send([UInt8])
        case startTLS
        /// The server has the message.
        case done
        case fail(CourierFailure)
    }

    private enum State: Sendable {
        case greeting, hello, startTLS, handshake, user, password, proof, from
        case to(Int)
        case data, body, over
    }

    private let address: MailAddress
    private let text: [UInt8]
    private var state = State.greeting
    private var isEncrypted: Bool

    /// - Parameter lines: of the message, headers first.
    package init(_ address: MailAddress, lines: [String]) {
        self.address = address
        isEncrypted = address.security == .tls
        // A dot at a line's beginning is doubled; one alone ends the message.
        let dotted = lines.flatMap { $0.components("\r\n") }.map { $0.hasPrefix(".") ? ".\($0)" : $0 }
        text = Array((dotted + ["."]).joined(separator: "\r\n").utf8) + Array("\r\n".utf8)
    }

    /// The next thing to do.
    package mutating func received(_ reply: SMTPReply) -> Action {
        switch state {
        case .greeting: return expect(reply, 220) { $0.say("EHLO tidemark.invalid", then: .hello) }
        case .hello: return expect(reply, 250) { $0.greeted(by: reply) }
        case .startTLS:
            return expect(reply, 220) {
                $0.state = .handshake
                return .startTLS
            }
        case .proof:
            return expect(reply, 235) { $0.say("MAIL FROM:<\($0.address.from)>", then: .from) }
        case .user:
            return expect(reply, 334) {
                $0.say(Base64Bytes(Array(($0.address.user ?? "").utf8)).description, then: .password)
            }
        case .password:
            return expect(reply, 334) {
                $0.say(Base64Bytes($0.address.password.withBytes { $0 }).description, then: .proof)
            }
        case .from: return expect(reply, 250) { $0.recipient(0) }
        case .to(let index):
            guard [250, 251, 252].contains(reply.code) else { return refused(reply) }
            return recipient(index + 1)
        case .data:
            return expect(reply, 354) {
                $0.state = .body
                return .send($0.text)
            }
        case .body:
            return expect(reply, 250) {
                $0.state = .over
                return .done
            }
        case .handshake, .over: return broken()
        }
    }

    /// TLS is on: everything begins anew.
    package mutating func encrypted() -> Action {
        guard case .handshake = state else { return broken() }
        isEncrypted = true
        return say("EHLO tidemark.invalid", then: .hello)
    }

    private mutating func greeted(by reply: SMTPReply) -> Action {
        let words = reply.lines.dropFirst().map { $0.uppercased() }
        if address.security == .startTLS, !isEncrypted {
            guard words.contains("STARTTLS") else {
                return fail("The mail server offers no STARTTLS; nothing is sent in the clear.", isFinal: true)
            }
            return say("STARTTLS", then: .startTLS)
        }
        guard let user = address.user else { return say("MAIL FROM:<\(address.from)>", then: .from) }
        guard isEncrypted else { return fail("No password is sent in the clear.", isFinal: true) }
        let methods =
            words.first { $0.hasPrefix("AUTH ") || $0.hasPrefix("AUTH=") }
            .map { Set($0.dropFirst(5).split(separator: " ").map(String.init)) } ?? []
        if methods.contains("PLAIN") {
            let proof = address.password.withBytes { [0] + Array(user.utf8) + [0] + $0 }
            return say("AUTH PLAIN \(Base64Bytes(proof))", then: .proof)
        }
        guard methods.contains("LOGIN") else {
            return fail("The mail server takes no password in a way known here.", isFinal: true)
        }
        return say("AUTH LOGIN", then: .user)
    }

    private mutating func recipient(_ index: Int) -> Action {
        guard index < address.to.count else { return say("DATA", then: .data) }
        return say("RCPT TO:<\(address.to[index])>", then: .to(index))
    }

    private mutating func say(_ line: String, then next: State) -> Action {
        state = next
        return .send(Array("\(line)\r\n".utf8))
    }

    private mutating func expect(
        _ reply: SMTPReply, _ code: Int, _ go: (inout SMTPConversation) -> Action
    ) -> Action {
        guard reply.code == code else { return refused(reply) }
        return go(&self)
    }

    /// 4xx may pass, 5xx does not (RFC 5321, 4.2.1).
    private mutating func refused(_ reply: SMTPReply) -> Action {
        let words = HookForm.line(String((reply.lines.first ?? "").prefix(200)))
        return fail("The mail server answered \(reply.code): \(words)", isFinal: reply.code >= 500)
    }

    private mutating func broken() -> Action { fail("The mail server said something out of turn.", isFinal: false) }

    private mutating func fail(_ text: String, isFinal: Bool) -> Action {
        state = .over
        return .fail(CourierFailure(text, isFinal: isFinal))
    }
}

extension String {
    fileprivate func components(_ separator: String) -> [String] {
        var parts: [String] = []
        var rest = Substring(self)
        while let range = rest.firstRange(of: separator) {
            parts.append(String(rest[..<range.lowerBound]))
            rest = rest[range.upperBound...]
        }
        return parts + [String(rest)]
    }
}
