import ArgumentParser
internal import Core
internal import Engine

/// What is looked for.
struct FindOptions: ParsableArguments, Sendable {
    @Option(
        help: ArgumentHelp(
            "The table; without it every table, by its changes of definition and bursts of deletions.",
            valueName: "db.table"))
    var table: String?

    @Option(
        help: ArgumentHelp(
            "The row, by a column of its key (id=5; 5 where the key has one column); repeatable for a key of several.",
            valueName: "column=value"))
    var key: [String] = []

    @Option(
        parsing: .upToNextOption,
        help: ArgumentHelp(
            "When it was committed: two times (2026-11-22T11:00:00Z 2026-11-22T12:00:00Z), or one for all since then.",
            valueName: "time"))
    var between: [String] = []

    @Option(help: ArgumentHelp("This transaction.", valueName: "gtid"))
    var gtid: String?

    @Option(
        help: ArgumentHelp(
            "Only bursts: transactions less than a second apart that delete so many rows of a table together.",
            valueName: "rows"))
    var deletes: UInt64?

    @Option(help: ArgumentHelp("End the search after so many results.", valueName: "count"))
    var limit = 1_000

    /// How many rows make a burst where no table is given.
    private static let burst: UInt64 = 1_000

    /// Throws `usage.invalid`.
    func request(isUndo: Bool) throws(TidemarkError) -> FindRequest {
        var request = FindRequest(minimumDeletes: deletes, limit: limit)
        if let table { request.table = try Self.table(table) }
        request.key = key.map(Self.key)
        if let gtid {
            guard let parsed = try RestoreMoment.gtid(parsing: gtid) else {
                throw TidemarkError(
                    .usage, "\"\(gtid)\" is no GTID",
                    hint: "write it as uuid:number (MySQL) or domain-server-number (MariaDB)")
            }
            request.gtid = parsed
        }
        try readSpan(&request)
        guard limit > 0, deletes != 0 else {
            throw TidemarkError(.usage, "--limit and --deletes must be at least 1", hint: "leave them out")
        }
        guard request.key.isEmpty || request.table != nil else {
            throw TidemarkError(.usage, "--key needs a table", hint: "give --table database.table")
        }
        guard deletes == nil || request.key.isEmpty && request.gtid == nil && !isUndo else {
            throw TidemarkError(
                .usage, "--deletes looks for bursts, not for a row or a transaction",
                hint: "leave out --key, --gtid and --undo-sql, or --deletes")
        }
        if isUndo, request.gtid == nil, request.table == nil || request.from == nil {
            throw TidemarkError(
                .usage, "--undo-sql needs to know what to reverse",
                hint: "give --gtid GTID, or --table and --between, with --key for one row")
        }
        if request.table == nil, request.gtid == nil { request.minimumDeletes = deletes ?? Self.burst }
        return request
    }

    private func readSpan(_ request: inout FindRequest) throws(TidemarkError) {
        // A..B is understood too.
        var times = between
        if times.count == 1, let range = times[0].firstRange(of: "..") {
            times = [String(times[0][..<range.lowerBound]), String(times[0][range.upperBound...])]
        }
        guard times.count <= 2 else {
            throw TidemarkError(
                .usage, "--between takes two times", hint: "quote times with a space, \"2026-11-22 11:03:43Z\"")
        }
        if let from = times.first { request.from = try Timestamp(parsing: from) }
        if times.count == 2, times[1].lowercased() != "latest" { request.to = try Timestamp(parsing: times[1]) }
        if let from = request.from, let to = request.to, from > to {
            throw TidemarkError(.usage, "--between ends before it begins", hint: "give the earlier time first")
        }
    }

    private static func table(_ text: String) throws(TidemarkError) -> TableName {
        let parts = text.split(separator: ".", maxSplits: 1).map(String.init)
        guard parts.count == 2 else {
            throw TidemarkError(.usage, "\"\(text)\" is no table", hint: "write it as database.table")
        }
        return TableName(schema: parts[0], name: parts[1])
    }

    private static func key(_ text: String) -> FindRequest.KeyText {
        guard let equals = text.firstIndex(of: "=") else { return FindRequest.KeyText(column: nil, value: text) }
        return FindRequest.KeyText(
            column: String(text[..<equals]), value: String(text[text.index(after: equals)...]))
    }
}
