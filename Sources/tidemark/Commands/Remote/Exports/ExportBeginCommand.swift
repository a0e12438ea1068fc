internal import APIModel
import ArgumentParser
internal import Client
internal import Core

/// `tidemark export begin`.
struct ExportBeginCommand: RemoteCommand {
    static let configuration = CommandConfiguration(
        commandName: "begin", abstract: "Begins an export: a restore point, or a part of it, goes to an encrypted file."
    )

    @Argument(help: ArgumentHelp("The instance.", valueName: "name"))
    var name: String

    @Option(help: ArgumentHelp("How rows are written: sql, csv, or native for a small repository.", valueName: "form"))
    var format = "sql"

    @Option(help: ArgumentHelp("The moment: a time, a GTID or latest.", valueName: "moment"))
    var to: String?

    @Option(help: ArgumentHelp("Everything before this transaction, instead of --to.", valueName: "gtid"))
    var before: String?

    @Option(help: ArgumentHelp("Only this database; may be repeated.", valueName: "name"))
    var database: [String] = []

    @Option(help: ArgumentHelp("Only this table; may be repeated.", valueName: "database.table"))
    var table: [String] = []

    @Option(
        help: ArgumentHelp(
            "Only rows of a table for which a condition is true; may be repeated.", valueName: "table=condition"))
    var rows: [String] = []

    @Option(
        help: ArgumentHelp(
            "Write something else than a column's values: null, fixed:TEXT, hash, last:NUMBER or email; may be repeated.",
            valueName: "database.table.column=mask"))
    var mask: [String] = []

    @Option(help: ArgumentHelp("Who can open the file, as age1…; may be repeated.", valueName: "recipient"))
    var recipient: [String] = []

    @Option(
        help: ArgumentHelp(
            "A file with the passphrase that opens the file, where there are no recipients; also "
                + "\(Environment.exportPassphrase) in the environment.", valueName: "file"))
    var passphraseFile: String?

    @Option(
        help: ArgumentHelp(
            "A file with what hashes are made with, so that those of two exports are equal.", valueName: "file"))
    var saltFile: String?

    @Flag(help: "Do not compress.")
    var uncompressed = false

    @Option(help: ArgumentHelp("Hours the file is kept once it is there, 1 to 168.", valueName: "number"))
    var hours = 24

    @Option(help: ArgumentHelp("From this repository; that of its plan without it.", valueName: "name"))
    var repository: String?

    @OptionGroup var waiting: WaitOptions
    @OptionGroup var project: ProjectOptions
    @OptionGroup var server: ServerOptions
    @OptionGroup var output: OutputOptions

    func perform(_ client: APIClient, _ console: Console) async throws {
        let form = try form(console)
        let export = try await client.post(DataExportDocument.self, Routes.exports, query: project.query, body: form)
        try console.document(export)
        console.line("export", "\(export.id) of \(export.instance), \(export.state)")
        guard waiting.wait else {
            console.line("next", "tidemark job log --follow \(export.job), then tidemark link add \(export.id)")
            return
        }
        let ended = try await JobFollower(client: client, console: console, id: export.job).follow()
        try console.document(ended)
        try JobText.end(ended, console)
        console.line("next", "tidemark link add \(export.id)")
    }

    private func form(_ console: Console) throws -> ExportForm {
        var form = ExportForm(instance: name, format: format)
        form.repository = repository
        form.to = to
        form.before = before
        if !database.isEmpty { form.databases = database }
        if !table.isEmpty { form.tables = table }
        if !rows.isEmpty { form.rows = try rows.map(Self.condition) }
        if !mask.isEmpty { form.masks = try mask.map(Self.mask) }
        if !recipient.isEmpty { form.recipients = recipient }
        if recipient.isEmpty || passphraseFile != nil {
            let source = PasswordSource(file: passphraseFile, variable: Environment.exportPassphrase)
            let secret = try source.password(for: "the file of the export", console: console)
            form.passphrase = secret.withBytes { String(decoding: $0, as: UTF8.self) }
        }
        if let saltFile {
            form.salt = String(decoding: try SecretFile.read(saltFile, what: "salt", code: .usage), as: UTF8.self)
        }
        if uncompressed { form.isCompressed = false }
        form.hoursKept = hours
        return form
    }

    private static func condition(_ text: String) throws(TidemarkError) -> ExportCondition {
        let parts = text.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
        guard parts.count == 2, !parts[1].isEmpty else {
            throw TidemarkError(
                .usage, "\"\(text)\" is no condition on a table", hint: "write database.table=CONDITION")
        }
        return ExportCondition(table: parts[0], condition: parts[1])
    }

    private static func mask(_ text: String) throws(TidemarkError) -> ExportMask {
        let parts = text.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
        let words = (parts.last ?? "").split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
            .map(String.init)
        guard parts.count == 2, let kind = words.first, ExportMask.kinds.contains(kind) else {
            throw TidemarkError(
                .usage, "\"\(text)\" is no mask",
                hint: "write database.table.column= and null, fixed:TEXT, hash, last:NUMBER or email")
        }
        var mask = ExportMask(column: parts[0], kind: kind)
        switch (kind, words.count) {
        case ("fixed", 2): mask.text = words[1]
        case ("last", 2):
            guard let keep = Int(words[1]) else {
                throw TidemarkError(.usage, "\"\(words[1])\" is no number of characters", hint: "write last:4")
            }
            mask.keep = keep
        case ("fixed", _), (_, 2):
            throw TidemarkError(
                .usage, "\"\(text)\" is no mask", hint: "write fixed:TEXT, last:NUMBER, or the word alone")
        default: break
        }
        return mask
    }
}
