package import APIModel
package import Core
package import Engine
internal import Repository

extension LookupPayload {
    /// Results of a search; and transactions that one script reverses.
    package static let mostFindings = 500
    package static let mostUndone = 100
    /// How many rows make a burst where no table is given.
    private static let burst: UInt64 = 1_000

    /// Throws `usage.invalid` where the question cannot be answered as it is put; `text` is all of it.
    func check(_ text: String) throws {
        guard what == .forecast else {
            _ = try request()
            return
        }
        _ = try WorkJSON.value(RestorePayload.self, in: text).options()
    }

    /// In the engine's words. Throws `usage.invalid` with the part that is wrong.
    package func request() throws(TidemarkError) -> FindRequest {
        var request = FindRequest(from: since, to: until, limit: limit ?? 200)
        if let table { request.table = try Self.table(table) }
        request.key = (key ?? []).map(Self.key)
        if let gtid {
            guard let parsed = try RestoreMoment.gtid(parsing: gtid) else {
                throw TidemarkError(
                    .usage, "“\(gtid)” is no GTID.",
                    hint: "Write it as uuid:number (MySQL) or domain-server-number (MariaDB).")
            }
            request.gtid = parsed
        }
        if let since, let until, since > until {
            throw TidemarkError(.usage, "The span ends before it begins.", hint: "Give the earlier time first.")
        }
        guard (1...Self.mostFindings).contains(request.limit) else {
            throw TidemarkError(
                .usage, "A search for \(request.limit) results is not done.", hint: "Give 1 to \(Self.mostFindings).")
        }
        guard request.key.isEmpty || request.table != nil, request.key.count <= 20 else {
            throw TidemarkError(.usage, "A row is looked for in one table.", hint: "Name the table, as database.table.")
        }
        if let deletes {
            guard deletes > 0, request.key.isEmpty, request.gtid == nil, what == .log else {
                throw TidemarkError(
                    .usage, "Bursts are looked for without a row or a transaction.",
                    hint: "Leave out key and gtid, or deletes.")
            }
            request.minimumDeletes = UInt64(deletes)
        }
        if what == .undo {
            request.limit = min(request.limit, Self.mostUndone)
            guard request.gtid != nil || request.table != nil && request.from != nil else {
                throw TidemarkError(
                    .usage, "What is to be reversed is not said.",
                    hint: "Give gtid, or table and since, with key for one row.")
            }
        } else if request.table == nil, request.gtid == nil {
            request.minimumDeletes = request.minimumDeletes ?? Self.burst
        }
        return request
    }

    private static func table(_ text: String) throws(TidemarkError) -> TableName {
        let parts = text.split(separator: ".", maxSplits: 1).map(String.init)
        guard parts.count == 2 else {
            throw TidemarkError(.usage, "“\(text)” is no table.", hint: "Write it as database.table.")
        }
        return TableName(schema: parts[0], name: parts[1])
    }

    private static func key(_ text: String) -> FindRequest.KeyText {
        guard let equals = text.firstIndex(of: "=") else { return FindRequest.KeyText(column: nil, value: text) }
        return FindRequest.KeyText(column: String(text[..<equals]), value: String(text[text.index(after: equals)...]))
    }
}
