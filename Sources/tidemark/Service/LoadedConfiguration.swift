internal import Core
internal import Service

/// The service's configuration, out of its file, the environment and the command line.
enum LoadedConfiguration {
    /// Reads everything. `file` is the configuration's path, or nil for none. Throws `config.invalid` with every problem.
    static func read(_ file: String?, flags: [String: String]) throws(TidemarkError) -> ConfigurationReader {
        var document: ConfigValue?
        if let file {
            document = try YAMLDocument.read(
                try SmallFile.read(file, what: "configuration", atMost: YAMLLimits().bytes), name: file)
        }
        return try ConfigurationReader(
            data: StateFolder.service, file: document, environment: Environment.all, flags: flags)
    }
}
