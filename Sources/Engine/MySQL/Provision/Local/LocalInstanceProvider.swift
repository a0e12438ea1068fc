internal import Core
internal import Glibc
internal import MySQLWire

/// Makes instances on this machine, each in a folder of its own: data, configuration, password, socket, log.
///
/// While rows are restored the server is reached through its socket alone, which nobody else may enter, and dies with this
/// process. What a killed run left is found by the record in the folder.
package actor LocalInstanceProvider: InstanceProvider {
    let options: LocalOptions
    let folder: InstanceFolder
    /// Told what was chosen, one sentence each.
    let report: @Sendable (String) -> Void
    var lock: FolderLock?
    var record: FolderRecord?
    var server: LocalServer?
    var process: RunningProcess?
    var configuration: ServerConfiguration?
    var password = Secret("")
    /// The server runs as it is to run for good, and takes connections over the network.
    var isSettled = false
    /// An account of the source, such as `root@127.0.0.1`, stands before ours where it is reached over the network.
    var isShadowed = false
    /// What is left to be done about named time zones.
    var zoneNote: String?

    package init(_ options: LocalOptions, report: @escaping @Sendable (String) -> Void = { _ in }) {
        self.options = options
        self.report = report
        folder = InstanceFolder(options.folder)
    }

    package func create(_ request: InstanceRequest) async throws -> InstanceHandle {
        guard request.flavour == options.flavour else {
            throw TidemarkError(
                .targetUnfit, "The backup is of \(request.flavour), and a new \(options.flavour) was asked for.",
                hint: "Give --target new:\(request.flavour.rawValue).")
        }
        let account = try chosenAccount()
        let decision = try await decide(request)
        do {
            try await carryOut(decision, request, account)
            return InstanceHandle(folder.path)
        } catch {
            let handle = InstanceHandle(folder.path)
            await Task {
                if request.isEphemeral { try? await delete(handle) } else { await suspend(handle) }
            }.value
            // Where nothing was begun nothing is left; a folder that is not empty stays.
            if record == nil {
                unlink(folder.lock)
                rmdir(folder.path)
            }
            throw error
        }
    }

    private func carryOut(
        _ decision: FolderDecision, _ request: InstanceRequest, _ account: SystemAccount
    ) async throws {
        // Another account has to pass through to its own folders, which nobody else can enter.
        try FolderTree.make(folder.path, mode: account.isOwn ? 0o700 : 0o711)
        switch decision {
        case .begin(let removing):
            let program = try await chosenProgram(request)
            if removing {
                report("what a run that was killed left in \(folder.path) is removed")
                try await clear()
            }
            try await make(request, program, account)
        case .resume(var record):
            record.address = options.address
            record.port = options.port ?? record.port
            self.record = record
            report("continues in \(folder.path)")
            let search = ServerSearch(program: record.program, baseFolder: record.baseFolder)
            let program = try ServerChoice.choose(
                among: try await search.find(record.flavour), flavour: request.flavour,
                serverVersion: request.serverVersion)
            try configure(request, program, account, port: record.port)
        }
        try await startRestoring()
    }

    package func wait(_ handle: InstanceHandle) async throws {
        guard let server, let process else { throw Self.outOfOrder }
        try await server.await(process) { try await self.securedByPassword() }
        zoneNote = try await fillTimeZones()
    }

    package func describe(_ handle: InstanceHandle) async throws -> InstanceDescription {
        guard let record, let configuration else { throw Self.outOfOrder }
        var description = InstanceDescription(
            access: try isSettled ? networkAccess() : socketAccess(), passwordFile: folder.password,
            socket: folder.socket,
            serverVersion: configuration.program.version.description)
        description.places = [.init("folder", folder.path), .init("configuration", folder.configuration(.running))]
        if !record.isEphemeral {
            description.places += [.init("client", folder.clientFile), .init("unit", folder.unit(unitName))]
        }
        description.notes = configuration.source.notes + (zoneNote.map { [$0] } ?? [])
        return description
    }

    package func settle(_ handle: InstanceHandle) async throws {
        guard let server, let process, let record, let configuration else { throw Self.outOfOrder }
        guard await process.stop(patience: .seconds(900)), process.end == .exited(0) else {
            throw TidemarkError(
                .instanceStart, "The new server did not shut down in order after the restore.",
                hint: "See \(folder.errorLog). Remove \(folder.path) and run the command again.")
        }
        self.process = nil
        try writeForGood(server, configuration, record)
        if !record.isEphemeral { try note(.complete) }
        let running = try await server.start(.running, signal: SIGKILL, lives: !record.isEphemeral)
        self.process = running
        isSettled = true
        try await server.await(running) { try await self.answersOverNetwork() }
        try await requireSafety()
        // From here on it is not this run's any more.
        if !record.isEphemeral { self.process = nil }
    }

    package func suspend(_ handle: InstanceHandle) async {
        if let process { await process.stop(patience: .seconds(120)) }
        process = nil
        lock = nil
    }

    package func delete(_ handle: InstanceHandle) async throws {
        if let process {
            process.signal(SIGKILL)
            _ = await process.wait()
        }
        process = nil
        try await clear()
        FolderTree.remove(folder.path)
        lock = nil
    }

    static var outOfOrder: TidemarkError {
        TidemarkError(.internalDefect, "A step of a new instance was left out.", hint: "Report this.")
    }

    /// Its service is called after its folder.
    var unitName: String {
        let name = folder.path.split(separator: "/").last.map(String.init) ?? "tidemark-instance"
        return String(name.map { $0.isASCII && ($0.isLetter || $0.isNumber || "-_.".contains($0)) ? $0 : "-" })
    }
}
