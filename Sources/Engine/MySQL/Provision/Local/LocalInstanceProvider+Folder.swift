internal import Core
internal import Glibc
internal import MySQLWire

extension LocalInstanceProvider {
    /// What was found, under the folder's lock. Nothing is written into a folder of somebody else's.
    func decide(_ request: InstanceRequest) async throws -> FolderDecision {
        guard folder.isShortEnough, folder.isWritable else {
            throw TidemarkError(
                .instanceFolder,
                folder.isWritable
                    ? "The path \(folder.path) is too long: a socket's path has at most 107 bytes."
                    : "The path of the new instance's folder has a quote, a backslash or a control character.",
                hint: "Name another folder with --data-dir.")
        }
        let names = try FolderTree.names(folder.path)
        let record = SmallFile.text(folder.record).flatMap { RestoreJSON.decode(FolderRecord.self, $0) }
        let isOurs = record != nil || names.isEmpty || names == [FolderTree.lockName]
        if isOurs {
            if access(folder.path, F_OK) != 0 { try FolderTree.make(folder.path) }
            lock = try FolderLock.take(folder.lock)
        }
        let isLocked = isOurs && lock == nil
        if !isLocked, let record, record.state == .restoring, !record.isEphemeral {
            // A server that was told to end with its run may still be at it.
            try await Leftovers.end(holding: folder.serverArguments, patience: .seconds(120))
        }
        let seen = FolderDecision.Seen(
            hasContent: !names.allSatisfy { $0 == FolderTree.lockName } || isLocked, record: record,
            isLocked: isLocked, wasKilled: access(folder.processFile, F_OK) == 0)
        return try FolderDecision.make(seen, path: folder.path, request)
    }

    /// Removes everything but the lock, when no server works in it any more.
    func clear() async throws {
        try await Leftovers.end(holding: folder.serverArguments, patience: .zero)
        for name in try FolderTree.names(folder.path) where name != FolderTree.lockName && name != FolderTree.recordName
        {
            FolderTree.remove(folder.path + "/" + name)
        }
        // The record goes last: without it nobody would know whose the rest is.
        FolderTree.remove(folder.record)
    }

    func note(_ state: FolderRecord.State) throws {
        guard var record else { throw Self.outOfOrder }
        record.state = state
        try PrivateFile.write(try RestoreJSON.encode(record), to: folder.record)
        self.record = record
    }

    // MARK: Choices

    /// The account the server runs as: this process's, unless that is root.
    func chosenAccount() throws(TidemarkError) -> SystemAccount {
        guard let own = SystemAccount.own else {
            throw TidemarkError(
                .usage, "This process's account is not known.", hint: "Run it as an account with a name.")
        }
        guard own.user == 0 else {
            guard options.account == nil || options.account == own.name else {
                throw TidemarkError(
                    .usage, "Only root can run a server as another account.", hint: "Leave out --server-user.")
            }
            return own
        }
        guard let name = options.account else { return SystemAccount.named("mysql") ?? own }
        guard let account = SystemAccount.named(name) else {
            throw TidemarkError(
                .usage, "This machine has no account \(name).", hint: "Name another with --server-user.")
        }
        return account
    }

    func chosenProgram(_ request: InstanceRequest) async throws -> ServerProgram {
        let found = try await ServerSearch(program: options.program, baseFolder: options.baseFolder).find(
            request.flavour)
        let program = try ServerChoice.choose(
            among: found, flavour: request.flavour, serverVersion: request.serverVersion)
        report("\(program.path), \(program.version), for the backup's \(request.flavour) \(request.serverVersion)")
        return program
    }

    func configure(
        _ request: InstanceRequest, _ program: ServerProgram, _ account: SystemAccount, port: Int
    ) throws {
        let sizes = ServerSizes(
            memory: options.memory ?? MachineMemory.forServer(), rowBytes: request.rowBytes,
            isEphemeral: request.isEphemeral)
        let configuration = ServerConfiguration(
            folder: folder, program: program, programFiles: ProgramFiles.lines(program),
            account: geteuid() == 0 ? account.name : nil, address: options.address, port: port, sizes: sizes,
            source: SourceSettings(request.settings, version: program.version), isEphemeral: request.isEphemeral,
            serverNumber: UInt32.random(in: 1_000...UInt32.max))
        for mode in ServerMode.allCases {
            try PrivateFile.write(
                configuration.text(mode), to: folder.configuration(mode), mode: account.isOwn ? 0o600 : 0o644)
        }
        self.configuration = configuration
        server = LocalServer(folder: folder, program: program, account: account)
    }
}
