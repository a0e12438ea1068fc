internal import Core
internal import Engine
internal import Repository
internal import Synchronization

/// `tidemark restore` into an instance that is made for it.
struct NewInstanceRestore: Sendable {
    let command: RestoreCommand
    let instance: InstanceRepository
    let options: RestoreOptions
    let console: Console

    func run(_ choice: TargetChoice) async throws {
        let forecast = try await RestoreForecaster(repository: instance, options: options).forecast(target: nil)
        let record = try await instance.record
        let request = InstanceRequest(
            instance: record.name, flavour: forecast.flavour, serverVersion: forecast.serverVersion,
            settings: forecast.settings, rowBytes: forecast.rowBytes, isEphemeral: command.new.ephemeral,
            purpose: options.request)
        let provider = try await provider(choice, record.name)
        var options = options
        // The server of the folder is nobody else's, and begun anew where it crashes.
        if case .new = choice { options.isThrowaway = true }
        let result = Mutex<(RestoreReport, JSONValue)?>(nil)
        try await ProvisionedRestore(provider, request).run { [options] description in
            let done = try await command.restore(instance, options, to: description.access, console)
            result.withLock { $0 = done }
        } handOver: { description in
            if let (report, _) = result.withLock({ $0 }) {
                for line in RestoreText.lines(report) { console.line(line) }
            }
            for line in NewInstanceText.lines(description, isEphemeral: request.isEphemeral) { console.line(line) }
            console.object(NewInstanceText.object(description, isEphemeral: request.isEphemeral))
            if request.isEphemeral { try await last() }
        }
        guard let (report, seconds) = result.withLock({ $0 }) else { return }
        if request.isEphemeral { console.line("removed", "the instance and everything of it") }
        console.object(RestoreText.object(report, seconds: seconds))
        guard report.undone.isEmpty else { throw RestoreText.undone(report) }
    }

    /// Returns when the instance is no longer needed: when its time is over, or the user stops the command.
    private func last() async throws {
        let seconds = try command.new.seconds()
        console.line(
            "lasts", seconds.map { DurationText.of(seconds: $0) + ", or until Ctrl-C" } ?? "until Ctrl-C")
        do {
            try await Task.sleep(for: .seconds(seconds ?? 1e8))
        } catch is CancellationError {
            return
        }
    }

    private func provider(_ choice: TargetChoice, _ name: String) async throws -> any InstanceProvider {
        let console = console
        let report: @Sendable (String) -> Void = { text in
            console.line("new", text)
            console.object(["event": "note", "message": .string(text)])
        }
        let folder = try await command.new.folder(instance: name, console: console)
        switch choice {
        case .new(let flavour):
            return LocalInstanceProvider(try command.new.local(flavour, folder: folder), report: report)
        case .command(let path):
            let text = String(decoding: try SecretFile.read(path, what: "provider", code: .usage), as: UTF8.self)
            let file = try CommandProviderFile(parsing: text, path: path)
            let parent = path.split(separator: "/").dropLast().joined(separator: "/")
            return CommandInstanceProvider(file, programFolder: "/" + parent, folder: folder, report: report)
        case .server:
            throw TidemarkError(
                .internalDefect, "a server that is there was taken for a new instance", hint: "report this")
        }
    }
}
