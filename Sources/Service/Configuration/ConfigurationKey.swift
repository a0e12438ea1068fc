/// One thing that can be set, under one name in the file, on the command line and in the environment.
package struct ConfigurationKey: Sendable {
    /// Its place in the file: `listen`, `tls.cert`.
    package let path: String
    /// What is written there, in a few words.
    package let form: String
    /// What it does.
    package let meaning: String
    /// What holds where nothing is written, where `show` of the standard does not say it.
    private let otherwise: String?
    /// Puts a value into a configuration; what is wrong with it is noted.
    let read: @Sendable (ConfigField, inout ServiceConfiguration) -> Void
    /// The value in a configuration as it could be written, without secrets; empty where there is none.
    package let show: @Sendable (ServiceConfiguration) -> String

    init(
        _ path: String, _ form: String, _ meaning: String, otherwise: String? = nil,
        show: @escaping @Sendable (ServiceConfiguration) -> String,
        read: @escaping @Sendable (ConfigField, inout ServiceConfiguration) -> Void
    ) {
        self.path = path
        self.form = form
        self.meaning = meaning
        self.otherwise = otherwise
        self.show = show
        self.read = read
    }

    /// `--tls-cert`
    package var flag: String { "--" + path.replacing(".", with: "-") }

    /// `TIDEMARK_TLS_CERT`
    package var variable: String {
        "TIDEMARK_" + path.uppercased().replacing(".", with: "_").replacing("-", with: "_")
    }

    /// What holds where nothing is written.
    package var standard: String {
        if let otherwise { return otherwise }
        let text = show(ServiceConfiguration(data: ""))
        return text.isEmpty ? "–" : text
    }
}
