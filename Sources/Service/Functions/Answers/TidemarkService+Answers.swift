internal import APIModel
internal import Catalog
internal import Core

/// Answers to requests with a key of the caller's own.
extension TidemarkService {
    /// Seconds for which answers are kept.
    package static let answerSeconds: Double = 86_400
    /// Seconds after which a request that was never answered may be carried out again: its server has died.
    private static let patience: Double = 120

    /// Whether a request is to be carried out. `fingerprint` stands for everything in it.
    package func claimAnswer(_ caller: Caller, key: String, fingerprint: String) async throws -> KeptAnswer.Claim {
        let owner = caller.name
        return try await catalog.write { transaction in
            let now = try transaction.now()
            let session = transaction.session
            try session.execute(
                "DELETE FROM kept_answers WHERE created_at < ? OR (status IS NULL AND created_at < ?)",
                [
                    CatalogValue(now.adding(seconds: -Self.answerSeconds)),
                    CatalogValue(now.adding(seconds: -Self.patience)),
                ])
            let added = try session.execute(
                """
                INSERT INTO kept_answers (caller, request_key, fingerprint, created_at) VALUES (?, ?, ?, ?)
                ON CONFLICT (caller, request_key) DO NOTHING
                """, [.text(owner), .text(key), .text(fingerprint), CatalogValue(now)])
            if added == 1 { return .first }
            let row = try session.first(
                "SELECT fingerprint, answer FROM kept_answers WHERE caller = ? AND request_key = ?",
                [.text(owner), .text(key)])
            guard let row else { return .underWay }
            guard try row.text("fingerprint") == fingerprint else { return .other }
            guard let text = try row.optionalText("answer") else { return .underWay }
            return .answered(try WorkJSON.value(KeptAnswer.self, in: text))
        }
    }

    package func keepAnswer(_ caller: Caller, key: String, _ answer: KeptAnswer) async throws {
        let owner = caller.name
        let text = try WorkJSON.text(answer)
        try await catalog.write { transaction in
            _ = try transaction.session.execute(
                "UPDATE kept_answers SET status = ?, answer = ? WHERE caller = ? AND request_key = ?",
                [.integer(Int64(answer.status)), .text(text), .text(owner), .text(key)])
        }
    }

    /// The request failed in a way that may pass: it may be sent again.
    package func dropAnswer(_ caller: Caller, key: String) async throws {
        let owner = caller.name
        try await catalog.write { transaction in
            _ = try transaction.session.execute(
                "DELETE FROM kept_answers WHERE caller = ? AND request_key = ? AND status IS NULL",
                [.text(owner), .text(key)])
        }
    }
}
