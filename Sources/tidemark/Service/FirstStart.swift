internal import Core
internal import Service

/// What is said once, when a service starts for the first time.
enum FirstStart {
    static func tell(_ password: Secret, _ configuration: ServiceConfiguration, _ console: Console) {
        let text = password.withBytes { String(decoding: $0, as: UTF8.self) }
        console.line("password", "\(text)  (of the administrator, shown this once)")
        console.object(["event": "password", "administrator": .string(text)])
        let scheme = configuration.tls == nil ? "http" : "https"
        console.line("next", "tidemark login --server \(scheme)://\(configuration.listen)")
    }
}
