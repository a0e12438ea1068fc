/// Bytes of a mail server in, whole replies out.
package struct SMTPReplyParser: Sendable {
    private var line: [UInt8] = []
    private var open: SMTPReply?
    /// Of a line, and lines of a reply: more is no mail server.
    private static let longest = 2048
    private static let most = 100

    package init() {}

    /// Nothing has come of a reply that is not whole.
    package var isEmpty: Bool { line.isEmpty && open == nil }

    /// The replies that are whole now. Throws where it is not the protocol.
    package mutating func take(_ bytes: some Sequence<UInt8>) throws(CourierFailure) -> [SMTPReply] {
        var replies: [SMTPReply] = []
        for byte in bytes {
            guard byte == UInt8(ascii: "\n") else {
                line.append(byte)
                guard line.count <= Self.longest else { throw Self.foreign }
                continue
            }
            if line.last == UInt8(ascii: "\r") { line.removeLast() }
            if let reply = try end(line) { replies.append(reply) }
            line = []
        }
        return replies
    }

    private mutating func end(_ line: [UInt8]) throws(CourierFailure) -> SMTPReply? {
        let digits = line.prefix(3)
        guard digits.count == 3, digits.allSatisfy({ (0x30...0x39).contains($0) }),
            let code = Int(String(decoding: digits, as: UTF8.self)), (200...599).contains(code)
        else { throw Self.foreign }
        let mark = line.count > 3 ? line[3] : UInt8(ascii: " ")
        guard mark == UInt8(ascii: " ") || mark == UInt8(ascii: "-") else { throw Self.foreign }
        var reply = open ?? SMTPReply(code: code, lines: [])
        guard reply.code == code, reply.lines.count < Self.most else { throw Self.foreign }
        reply.lines.append(String(decoding: line.dropFirst(4), as: UTF8.self))
        open = mark == UInt8(ascii: "-") ? reply : nil
        return open == nil ? reply : nil
    }

    private static let foreign = CourierFailure("The mail server does not speak SMTP.")
}
