internal import APIModel
internal import Core
internal import Service

/// An export as its form asks for it: conditions and masks stand on lines of their own.
struct ExportWish: Sendable {
    let form: ExportForm

    /// Throws `RefusedFields`.
    init(_ request: ConsoleRequest) throws {
        let sent = request.form
        var form = ExportForm(instance: sent["instance"], format: sent.optional("format") ?? "sql")
        form.repository = sent.optional("repository")
        if let to = sent.optional("to") { form.to = try MomentText.moment(to, "to", request).description }
        let names = sent["names"].split { $0 == "," || $0.isNewline }.map { Self.trimmed($0) }.filter { !$0.isEmpty }
        let tables = names.filter { $0.contains(".") }
        let databases = names.filter { !$0.contains(".") }
        if !tables.isEmpty { form.tables = tables }
        if !databases.isEmpty { form.databases = databases }
        let rows = try Self.lines(sent["rows"]).map { try Self.condition($0, request) }
        if !rows.isEmpty { form.rows = rows }
        let masks = try Self.lines(sent["masks"]).map { try Self.mask($0, request) }
        if !masks.isEmpty { form.masks = masks }
        if !sent.raw("passphrase").isEmpty { form.passphrase = sent.raw("passphrase") }
        let recipients = sent.words("recipients")
        if !recipients.isEmpty { form.recipients = recipients }
        form.hoursKept = try sent.number("hoursKept")
        try Self.check(form, request)
        self.form = try form.checked(as: ["tables": "names", "databases": "names"])
    }

    /// The API's schema bounds these for its callers.
    private static func check(_ form: ExportForm, _ request: ConsoleRequest) throws(RefusedFields) {
        func require(_ number: Int?, _ range: ClosedRange<Int>, _ field: String) throws(RefusedFields) {
            guard let number, !range.contains(number) else { return }
            let values: [String: any WordValue] = ["from": range.lowerBound, "to": range.upperBound]
            throw RefusedFields(
                path: field, request.say(\.exports.outOfRange, ["number": number]),
                hint: request.say(\.exports.range, values))
        }
        try require(form.hoursKept, 1...168, "hoursKept")
        try require(form.passphrase?.utf8.count, 12...1024, "passphrase")
        try require(form.recipients?.count, 1...20, "recipients")
        try require(form.rows?.count, 1...100, "rows")
        try require(form.masks?.count, 1...1000, "masks")
        try require((form.tables?.count ?? 0) + (form.databases?.count ?? 0), 0...1000, "names")
    }

    private static func lines(_ text: String) -> [String] {
        text.split(whereSeparator: \.isNewline).map { trimmed($0) }.filter { !$0.isEmpty }
    }

    private static func trimmed(_ text: Substring) -> String {
        var text = text
        while text.first?.isWhitespace == true { text.removeFirst() }
        while text.last?.isWhitespace == true { text.removeLast() }
        return String(text)
    }

    /// `shop.orders: id > 5`.
    private static func condition(_ line: String, _ request: ConsoleRequest) throws -> ExportCondition {
        let parts = line.split(separator: ":", maxSplits: 1)
        guard parts.count == 2 else {
            throw RefusedFields(
                path: "rows", request.say(\.exports.badLine, ["line": line]), hint: request.say(\.exports.rowsHelp))
        }
        return ExportCondition(table: trimmed(parts[0]), condition: trimmed(parts[1]))
    }

    /// `shop.customers.mail email`, `shop.customers.name fixed somebody`, `shop.customers.card last 4`.
    private static func mask(_ line: String, _ request: ConsoleRequest) throws -> ExportMask {
        let parts = line.split(maxSplits: 2, whereSeparator: \.isWhitespace).map { trimmed($0) }
        guard parts.count >= 2, ExportMask.kinds.contains(parts[1]) else {
            throw RefusedFields(
                path: "masks", request.say(\.exports.badLine, ["line": line]), hint: request.say(\.exports.masksHelp))
        }
        var mask = ExportMask(column: parts[0], kind: parts[1])
        guard parts.count == 3 else { return mask }
        if mask.kind == "last" { mask.keep = Int(parts[2]) } else { mask.text = parts[2] }
        return mask
    }
}
