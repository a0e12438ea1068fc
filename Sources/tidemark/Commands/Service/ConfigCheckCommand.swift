import ArgumentParser
internal import Core
internal import Service

/// `tidemark config check`: says what is wrong, or what holds and where it comes from.
struct ConfigCheckCommand: TidemarkCommand {
    static let configuration = CommandConfiguration(
        commandName: "check", abstract: "Reads a configuration as tidemark serve would, and says what holds.")
    static let whenStopped = "nothing was changed; run the same command again"

    @Argument(help: ArgumentHelp("The configuration's file; without it flags and the environment alone."))
    var file: String?

    @OptionGroup var settings: SettingOptions
    @OptionGroup var output: OutputOptions

    func perform(_ console: Console) async throws {
        if file != nil, settings.config != nil {
            throw TidemarkError(.usage, "the file is given twice", hint: "leave --config out")
        }
        let path = file ?? settings.config ?? Environment.nonEmpty(Environment.config)
        let reader = try LoadedConfiguration.read(path, flags: settings.given)
        _ = try ControlLibrary(path: reader.configuration.controls).sets()
        if let tls = reader.configuration.tls { _ = try ServerCertificate(tls) { _ in } }
        var table = TextTable([("KEY", .left), ("VALUE", .left), ("FROM", .left)])
        for key in ServiceConfiguration.keys {
            let origin = reader.origins[key.path] ?? .standard
            let value = key.show(reader.configuration)
            table.add([key.path, value.isEmpty ? "–" : value, origin.rawValue])
            console.object([
                "event": "setting", "key": .string(key.path), "value": .optional(value.isEmpty ? nil : value),
                "from": .string(origin.rawValue),
            ])
        }
        for line in table.lines { console.line(line) }
        for warning in reader.warnings { console.warning(warning) }
        console.line("the configuration can be used")
    }
}
