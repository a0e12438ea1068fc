internal import APIModel
import ArgumentParser
internal import Client
internal import Core
internal import Engine
internal import MySQLWire

/// `tidemark instance restore`.
struct InstanceRestoreCommand: RemoteCommand {
    static let configuration = CommandConfiguration(
        commandName: "restore",
        abstract: "Begins a restore: to an instance, another server, or a new one of the worker's.")

    @Argument(help: ArgumentHelp("The instance whose backups are restored.", valueName: "name"))
    var name: String

    @Option(
        help: ArgumentHelp(
            "The moment: a time with its zone, gtid:…, or latest, which it is without this.", valueName: "moment"))
    var to: String?

    @Option(help: ArgumentHelp("Stop before this GTID, instead of --to.", valueName: "gtid"))
    var before: String?

    @Option(help: ArgumentHelp("Leave this transaction out; may come several times.", valueName: "gtid"))
    var skip: [String] = []

    @Option(
        help: ArgumentHelp(
            "Where it goes: the name of an instance, mysql://USER@HOST:PORT/, new:mariadb or new:mysql.",
            valueName: "target"))
    var target: String

    @Option(
        help: ArgumentHelp(
            "A file with the password for a mysql:// target; also \(Environment.targetPassword) in the environment.",
            valueName: "file"))
    var passwordFile: String?

    @Option(help: ArgumentHelp("Only this database; may come several times.", valueName: "name"))
    var database: [String] = []

    @Option(help: ArgumentHelp("Only this table, database.table; may come several times.", valueName: "name"))
    var table: [String] = []

    @Option(help: ArgumentHelp("Under another name, old=new; may come several times.", valueName: "names"))
    var rename: [String] = []

    @Option(
        help: ArgumentHelp(
            "What the target holds already: refuse (without this), replace or rename-old.", valueName: "choice"))
    var existing: String?

    @Option(help: ArgumentHelp("From this repository; that of its plan without it.", valueName: "name"))
    var repository: String?

    @OptionGroup var waiting: WaitOptions
    @OptionGroup var project: ProjectOptions
    @OptionGroup var server: ServerOptions
    @OptionGroup var output: OutputOptions

    func perform(_ client: APIClient, _ console: Console) async throws {
        if to != nil, before != nil {
            throw TidemarkError(.usage, "--to and --before exclude each other", hint: "give one of the two")
        }
        var payload: [String: JSONTree] = [:]
        if let before { payload["before"] = .text(before) } else { payload["to"] = .text(to ?? "latest") }
        if let existing { payload["existing"] = .text(existing) }
        for (key, words) in [("skip", skip), ("databases", database), ("tables", table), ("renames", rename)]
        where !words.isEmpty { payload[key] = .list(words.map { .text($0) }) }
        var form = JobForm(kind: "restore", instance: name, repository: repository)
        if target.hasPrefix("new:") {
            payload["newInstance"] = .object(["flavour": .text(String(target.dropFirst(4)))])
        } else if target.contains("://") {
            form.targetServer = try serverForm(console)
        } else {
            form.targetInstance = target
        }
        form.payload = payload.isEmpty ? nil : .object(payload)
        try await JobBeginning.begin(form, project, waiting, client, console)
    }

    private func serverForm(_ console: Console) throws(TidemarkError) -> TargetServerForm {
        let url = try ServerURL(parsing: target)
        let password = try PasswordSource(file: passwordFile, variable: Environment.targetPassword)
            .password(for: "\(url.user)@\(url.address)", console: console)
        guard url.socket == nil, url.caFile == nil, url.clientCertificateFile == nil else {
            throw TidemarkError(
                .usage, "a worker elsewhere has no sockets and certificates of this machine",
                hint: "name host, port and tls= alone, or add the server as an instance")
        }
        let text = password.withBytes { String(decoding: $0, as: UTF8.self) }
        return TargetServerForm(
            host: url.host, port: url.port, user: url.user, password: password.isEmpty ? nil : text,
            tls: url.tls.rawValue)
    }
}
