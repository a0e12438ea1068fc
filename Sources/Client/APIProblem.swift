internal import APIModel
internal import Core

/// Turns what went wrong into the error a user sees.
enum APIProblem {
    /// The server's own code, message and hint; `server.answer` where the answer is no problem document.
    static func error(_ answer: APIAnswer, from server: ServerAddress) -> TidemarkError {
        let type = answer.headers["content-type"] ?? ""
        guard type.hasPrefix("application/problem+json") || type.hasPrefix("application/json"),
            let problem = try? WorkJSON.value(ProblemDocument.self, in: answer.body), isCode(problem.code)
        else {
            // A balancer whose servers are all away says so in words of its own.
            guard ![502, 503, 504].contains(answer.status) else {
                return TidemarkError(
                    .serverUnreachable, "What stands before the server at \(server) says \(answer.status).",
                    hint: "Check that the server runs, and that what stands before it reaches it.")
            }
            return TidemarkError(
                .serverAnswer, "What answers at \(server) says \(answer.status) and nothing else.",
                hint: answer.status == 404 || (300..<400).contains(answer.status)
                    ? "Check the URL: it is that of a Tidemark server, without /api/v1."
                    : "Look at the server's log, and at what stands between.")
        }
        let fields = (problem.problems ?? []).map { field in
            "\(field.path)\(field.line.map { " (line \($0))" } ?? ""): \(field.message) \(field.hint)"
        }
        let isSaid = fields.isEmpty || problem.detail.contains(fields[0])
        return TidemarkError(
            ErrorCode(problem.code), isSaid ? problem.detail : fields.joined(separator: "\n"), hint: problem.hint)
    }

    static func error(_ failure: APITransportFailure, from server: ServerAddress) -> TidemarkError {
        switch failure.kind {
        case .unreachable:
            TidemarkError(
                .serverUnreachable, "The server at \(server) cannot be reached.",
                hint: "Check that it runs, its address and port, and what stands between.", cause: failure)
        case .untrusted:
            TidemarkError(
                .serverUntrusted, "The server at \(server) does not prove that it is itself.",
                hint: "Name its authority's certificate with --server-ca, and its host as in its certificate.",
                cause: failure)
        case .timedOut:
            TidemarkError(
                .serverUnreachable, "The server at \(server) does not answer in time.",
                hint: "Try again; where it stays so, look at the server's log.", cause: failure)
        case .broken:
            TidemarkError(
                .serverUnreachable, "The connection to the server at \(server) broke.",
                hint: "Try again; where it stays so, look at the server's log.", cause: failure)
        case .tooLarge:
            TidemarkError(
                .serverAnswer, "The answer of the server at \(server) is too large.",
                hint: "Ask for less at a time.", cause: failure)
        }
    }

    /// Codes come from outside: words of small letters with dots and hyphens.
    private static func isCode(_ text: String) -> Bool {
        (1...64).contains(text.utf8.count)
            && text.utf8.allSatisfy { byte in
                (0x61...0x7A).contains(byte) || (0x30...0x39).contains(byte) || byte == UInt8(ascii: ".")
                    || byte == UInt8(ascii: "-")
            }
    }
}
