import ArgumentParser
internal import Core
internal import Engine
internal import Repository

/// `tidemark find`: the moment before a mistake, and the statements that reverse it.
struct FindCommand: TidemarkCommand {
    static let configuration = CommandConfiguration(
        commandName: "find",
        abstract: "Finds transactions, table changes and bursts of deletions in the log, and the moment before each.")
    static let whenStopped = "nothing was changed; run the same command again"

    @OptionGroup var repository: RepositoryOptions

    @Option(help: ArgumentHelp("The instance; needed where the repository holds several.", valueName: "name"))
    var instance: String?

    @OptionGroup var search: FindOptions

    @Flag(
        name: .customLong("undo-sql"), help: "Print the statements that reverse what is found, the last change first.")
    var undoSQL = false

    @Option(
        help: ArgumentHelp(
            "The server the log is of, asked for definitions that are newer than the last base.", valueName: "url"))
    var source: String?

    @Option(
        help: ArgumentHelp(
            "With --source, a file with the account's password; also \(Environment.sourcePassword) in the environment.",
            valueName: "file"))
    var passwordFile: String?

    @OptionGroup var output: OutputOptions

    func perform(_ console: Console) async throws {
        var request = try search.request(isUndo: undoSQL)
        if let source {
            let url = try ServerURL(parsing: source)
            let password = PasswordSource(file: passwordFile, variable: Environment.sourcePassword)
            request.source = ServerAccess(
                url: url, password: try password.password(for: "\(url.user)@\(url.address)", console: console))
        }
        let repository = try await repository.open(console)
        let instance = try await repository.chosen(instance)
        if undoSQL {
            try await undo(request, instance, console)
        } else {
            try await find(request, instance, console)
        }
    }

    private func find(_ request: FindRequest, _ instance: InstanceRepository, _ console: Console) async throws {
        let text = FindText(
            repository: self.repository.repo, instance: try await instance.record.name, table: request.table)
        let begun = ContinuousClock.now
        let report = try await FindJob(repository: instance, request: request).run { report in
            console.live(FindText.live(report))
        } receive: { result in
            for line in text.lines(result) { console.line(line) }
            console.object(text.object(result))
        }
        console.live("")
        let seconds = (ContinuousClock.now - begun).seconds
        for line in FindText.lines(report, seconds: seconds) { console.line(line) }
        console.object(FindText.object(report, seconds: seconds))
    }

    /// The script alone is written to standard output, so that it can be piped into a client.
    private func undo(_ request: FindRequest, _ instance: InstanceRepository, _ console: Console) async throws {
        let report = try await UndoJob(repository: instance, request: request).run { piece in
            switch piece {
            case .comment(let text):
                console.line("-- " + text.replacing("\n", with: " "))
                console.object(["event": "note", "message": .string(text)])
            case .statement(let sql):
                console.line(sql + ";")
                console.object(["event": "statement", "sql": .string(sql)])
            }
        }
        for warning in report.warnings where !console.isJSON { console.warning(warning) }
        console.object([
            "event": "done", "transactions": .unsigned(report.transactions), "statements": .unsigned(report.statements),
            "rows": .unsigned(report.rows), "tables": .array(report.tables.map { .string($0.description) }),
        ])
    }
}
