internal import Core
internal import Glibc
internal import MySQLWire

extension LocalInstanceProvider {
    /// The folder with everything the server needs, up to its first data folder.
    func make(_ request: InstanceRequest, _ program: ServerProgram, _ account: SystemAccount) async throws {
        if let free = FolderTree.free(at: folder.path), free < request.rowBytes {
            throw TidemarkError(
                .instanceFolder,
                "\(folder.path) has room for \(ByteCount(free)), and the rows alone are \(ByteCount(request.rowBytes)).",
                hint: "Name a folder on a larger disk with --data-dir.")
        }
        let port = try options.port ?? LocalPort.free()
        record = FolderRecord(
            state: .making, instance: request.instance, purpose: request.purpose, flavour: request.flavour,
            serverVersion: program.version.description, program: program.path, baseFolder: program.baseFolder,
            account: account.name, address: options.address, port: port, isEphemeral: request.isEphemeral)
        try note(.making)
        for path in [folder.freshData, folder.run, folder.log, folder.temporary] {
            try FolderTree.make(path, account: account)
        }
        try configure(request, program, account, port: port)
        try await makeData(program, account)
        guard rename(folder.freshData, folder.data) == 0 else {
            throw TidemarkError(
                .instanceFolder, "\(folder.data) cannot be made: \(String(cString: strerror(errno))).",
                hint: "Remove \(folder.path) and run the command again.")
        }
        try note(.restoring)
    }

    private func makeData(_ program: ServerProgram, _ account: SystemAccount) async throws {
        let common = ["--defaults-file=\(folder.configuration(.making))", "--datadir=\(folder.freshData)"]
        var run: Program
        switch program.flavour {
        case .mysql:
            run = Program(
                path: program.path, arguments: common + ["--initialize-insecure"], folder: folder.run,
                account: account, deathSignal: SIGKILL)
        case .mariadb:
            guard let installer = ProgramFiles.installer(of: program) else {
                throw TidemarkError(
                    .programMissing, "mariadb-install-db, which belongs to \(program.path), is not on this machine.",
                    hint: "Install the whole server package of MariaDB.")
            }
            let base = program.baseFolder.map { ["--basedir=\($0)"] } ?? []
            run = Program(
                path: installer,
                arguments: common + base + [
                    "--auth-root-authentication-method=normal", "--skip-test-db", "--skip-name-resolve",
                ], folder: folder.run, account: account, deathSignal: SIGKILL)
        }
        run.useTemporary(folder.temporary)
        let process = try await run.start(writingTo: folder.makingLog)
        let end = await withTaskCancellationHandler {
            await process.wait()
        } onCancel: {
            process.signal(SIGKILL)
        }
        try Task.checkCancellation()
        guard end == .exited(0) else {
            let words = [folder.makingLog, folder.errorLog].flatMap { SmallFile.tail($0).split(separator: "\n") }
                .filter { $0.contains("ERROR") }.suffix(2).map { String($0.suffix(300)) }.joined(separator: "; ")
            throw TidemarkError(
                .instanceStart, "The data folder could not be made (\(end))\(words.isEmpty ? "" : ": " + words).",
                hint: "See \(folder.makingLog) and \(folder.errorLog).")
        }
    }

    /// The server as the restore needs it. It is asked to end when this process ends, however that happens: what is in its
    /// memory reaches the disk, and the next run continues.
    func startRestoring() async throws {
        guard let server, let record else { throw Self.outOfOrder }
        if let text = SmallFile.text(folder.password), !text.isEmpty {
            password = Secret(text.hasSuffix("\n") ? String(text.dropLast()) : text)
        } else {
            password = NewPassword.make()
            try PrivateFile.write(
                password.withBytes { String(decoding: $0, as: UTF8.self) } + "\n", to: folder.password)
        }
        process = try await server.start(.restoring, signal: record.isEphemeral ? SIGKILL : SIGTERM)
    }

    /// What the server is run by when this program is gone.
    func writeForGood(_ server: LocalServer, _ configuration: ServerConfiguration, _ record: FolderRecord) throws {
        for mode in [ServerMode.making, .restoring] { FolderTree.remove(folder.configuration(mode)) }
        guard !record.isEphemeral else { return }
        try PrivateFile.write(
            configuration.clientText(password: password.withBytes { String(decoding: $0, as: UTF8.self) }),
            to: folder.clientFile)
        let unit = UnitFile(
            description: "\(configuration.program.version), restored by Tidemark",
            command: server.command(.running), account: server.account.name, folder: folder.path)
        try PrivateFile.write(unit.text, to: folder.unit(unitName), mode: 0o644)
    }
}
