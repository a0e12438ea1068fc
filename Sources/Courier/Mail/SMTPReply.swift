/// One answer of a mail server.
package struct SMTPReply: Sendable, Hashable {
    package var code: Int
    /// Behind the codes, line by line.
    package var lines: [String]

    package init(code: Int, lines: [String]) {
        self.code = code
        self.lines = lines
    }
}
