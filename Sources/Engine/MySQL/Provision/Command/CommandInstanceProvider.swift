internal import Core
internal import Glibc

/// Makes instances by a user's own programs: any cloud's command line, or a script.
///
/// Each call starts one program, writes a `CommandRequest` to its standard input and reads its standard output. Nothing
/// secret is ever an argument. The identifier is chosen and noted before `create` is called: a run that was killed leaves
/// a note of what it may have made.
package actor CommandInstanceProvider: InstanceProvider {
    let file: CommandProviderFile
    /// Where relative programs are looked for.
    let programFolder: String
    /// Where the note of this instance lies.
    let folder: String
    let report: @Sendable (String) -> Void
    private var request: InstanceRequest?
    private var record: CommandRecord?
    private var lock: FolderLock?

    package init(
        _ file: CommandProviderFile, programFolder: String, folder: String,
        report: @escaping @Sendable (String) -> Void = { _ in }
    ) {
        self.file = file
        self.programFolder = programFolder
        self.folder = folder
        self.report = report
    }

    private static let ownFiles: Set<String> = ["tidemark.lock", "provider.json", "provider.json.new", "root-password"]

    private var recordPath: String { folder + "/provider.json" }

    package func create(_ request: InstanceRequest) async throws -> InstanceHandle {
        self.request = request
        let names = try FolderTree.names(folder).filter { !Self.ownFiles.contains($0) }
        guard names.isEmpty else {
            throw TidemarkError(
                .instanceFolder, "\(folder) holds something else than a provider's note.",
                hint: "Name another folder with --data-dir; it must be empty or absent.")
        }
        try FolderTree.make(folder)
        guard let lock = try FolderLock.take(folder + "/tidemark.lock") else {
            throw TidemarkError(
                .instanceFolder, "Another run is at work in \(folder).",
                hint: "Wait for its end, or name another folder with --data-dir.")
        }
        self.lock = lock
        if let text = SmallFile.text(recordPath), let found = RestoreJSON.decode(CommandRecord.self, text) {
            try await takeUp(found, request)
        }
        if let record, try await answer(.describe).state != "absent" {
            report("continues with \(record.id)")
            return InstanceHandle(record.id)
        }
        let suffix = NewPassword.make().withBytes { String(decoding: $0.prefix(10), as: UTF8.self) }.lowercased()
        let record = CommandRecord(
            id: "tidemark-\(suffix)", instance: request.instance, purpose: request.purpose,
            isEphemeral: request.isEphemeral,
            password: NewPassword.make().withBytes { String(decoding: $0, as: UTF8.self) }, isComplete: false)
        try note(record)
        do {
            _ = try await run(.create)
        } catch {
            // What it made before it failed is not to last either.
            if request.isEphemeral { try? await Task { try await delete(InstanceHandle(record.id)) }.value }
            throw error
        }
        report("\(file.create[0]) made \(record.id)")
        return InstanceHandle(record.id)
    }

    /// What an earlier run left: the same is continued, what was not to last is removed, anything else is named.
    private func takeUp(_ found: CommandRecord, _ request: InstanceRequest) async throws {
        if found.isEphemeral {
            record = found
            report("\(found.id), which a run that was killed left, is removed")
            _ = try await run(.delete)
            record = nil
            FolderTree.remove(recordPath)
            return
        }
        guard !found.isComplete, found.purpose == request.purpose, found.instance == request.instance,
            !request.isEphemeral
        else {
            throw TidemarkError(
                .instanceFolder,
                "\(folder) notes \(found.isComplete ? "a complete instance" : "one begun for something else"), \(found.id): "
                    + "\(found.instance), \(found.purpose).",
                hint:
                    "Name another folder with --data-dir; when that instance is no longer needed, remove it and the folder."
            )
        }
        record = found
    }

    package func wait(_ handle: InstanceHandle) async throws {
        if file.wait != nil { _ = try await run(.wait) }
        let deadline = ContinuousClock.now + .seconds(file.timeout ?? 1800)
        while try await answer(.describe).state != "ready" {
            guard ContinuousClock.now < deadline else {
                throw TidemarkError(
                    .providerFailed, "\(handle) was not ready within \(file.timeout ?? 1800) seconds.",
                    hint: "See what the provider says of it; \"timeout\" in the file gives it longer.")
            }
            try await Task.sleep(for: .seconds(1))
        }
    }

    package func describe(_ handle: InstanceHandle) async throws -> InstanceDescription {
        guard let record else { throw LocalInstanceProvider.outOfOrder }
        let answer = try await answer(.describe)
        guard answer.state == "ready" else {
            throw TidemarkError(
                .providerFailed, "\(handle) is \(answer.state) again.", hint: "See what the provider says of it.")
        }
        var password = Secret(answer.password ?? record.password)
        if let path = answer.passwordFile {
            guard let text = SmallFile.text(path), text.utf8.count < 65_536 else {
                throw TidemarkError(
                    .providerFailed, "The password file \(path) of the provider's answer cannot be read.",
                    hint: "See docs/cli.md for what it must answer.")
            }
            password = Secret(text.hasSuffix("\n") ? String(text.dropLast()) : text)
        }
        let file = folder + "/root-password"
        try PrivateFile.write(password.withBytes { String(decoding: $0, as: UTF8.self) } + "\n", to: file)
        return InstanceDescription(
            access: ServerAccess(url: try answer.url(), password: password), passwordFile: file, socket: answer.socket,
            serverVersion: answer.serverVersion, places: [.init("folder", folder)],
            notes: ["the provider calls it \(record.id)"] + (answer.notes ?? []))
    }

    package func settle(_ handle: InstanceHandle) async throws {
        if file.settle != nil { _ = try await run(.settle) }
        guard var record, !record.isEphemeral else { return }
        record.isComplete = true
        try note(record)
    }

    /// A cloud's instance is left as it is: the note says what it is, and the next run continues.
    package func suspend(_ handle: InstanceHandle) async {
        report("\(handle) is left as it is; \(recordPath) notes it, and the same command continues")
        lock = nil
    }

    package func delete(_ handle: InstanceHandle) async throws {
        _ = try await run(.delete)
        record = nil
        FolderTree.remove(folder)
        lock = nil
    }

    // MARK: Calls

    private enum Call: String { case create, wait, describe, settle, delete }

    private func note(_ record: CommandRecord) throws {
        try PrivateFile.write(try RestoreJSON.encode(record), to: recordPath)
        self.record = record
    }

    private func answer(_ call: Call) async throws -> CommandAnswer {
        let output = try await run(call)
        guard let answer = RestoreJSON.decode(CommandAnswer.self, String(decoding: output, as: UTF8.self)),
            CommandAnswer.states.contains(answer.state)
        else {
            // Never the output itself: it may hold a password.
            throw TidemarkError(
                .providerFailed, "The provider's answer to \(call.rawValue) (\(output.count) bytes) is not understood.",
                hint: "It must be one JSON object with \"state\": absent, pending or ready; see docs/cli.md.")
        }
        return answer
    }

    private func run(_ call: Call) async throws -> [UInt8] {
        guard let record, let request else { throw LocalInstanceProvider.outOfOrder }
        let command: [String]? =
            switch call {
            case .create: file.create
            case .wait: file.wait
            case .describe: file.describe
            case .settle: file.settle
            case .delete: file.delete
            }
        guard let command, let first = command.first else { return [] }
        let input = CommandRequest(
            action: call.rawValue, id: record.id, instance: request.instance, family: request.flavour.rawValue,
            serverVersion: request.serverVersion, settings: request.settings, rowBytes: request.rowBytes,
            ephemeral: record.isEphemeral, password: record.password)
        var program = Program(path: try path(of: first), arguments: Array(command.dropFirst()))
        program.environment += ["TIDEMARK_ACTION=\(call.rawValue)", "TIDEMARK_INSTANCE_ID=\(record.id)"]
        for name in file.environment ?? [] {
            if let value = ProcessVariable.text(name) { program.environment.append("\(name)=\(value)") }
        }
        program.folder = programFolder
        program.deathSignal = SIGTERM
        let answer = try await ProgramRun(program).run(
            input: Array(try RestoreJSON.encode(input).utf8), patience: .seconds(file.timeout ?? 1800))
        guard answer.end == .exited(0) else {
            let words = String(decoding: answer.errors.suffix(600), as: UTF8.self)
                .replacing(record.password, with: "<secret>").split(separator: "\n").suffix(3).joined(separator: "; ")
            throw TidemarkError(
                .providerFailed, "\(first) ended with \(answer.end) at \(call.rawValue): \(words)",
                hint: "Mend what it says and run the command again; \(recordPath) notes what it may have made.")
        }
        return answer.output
    }

    private func path(of name: String) throws(TidemarkError) -> String {
        if name.hasPrefix("/") { return name }
        if name.contains("/") { return programFolder + "/" + name }
        let folders = (ProcessVariable.text("PATH") ?? "/usr/bin:/bin").split(separator: ":")
        let candidates: [String] = folders.map { "\($0)/\(name)" }
        guard let found = candidates.first(where: { access($0, X_OK) == 0 }) else {
            throw TidemarkError(
                .providerFailed, "There is no program \(name) in PATH.",
                hint: "Write its path in the provider's file; one with a slash counts from the file's folder.")
        }
        return found
    }
}
