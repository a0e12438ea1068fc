internal import APIModel
internal import Core

/// A token's text, which is shown this once or written to a new file.
enum NewTokenShown {
    /// The file is begun before the secret is made: one that cannot be kept would have to be taken back.
    static func keep(
        _ name: String, in file: String?, _ console: Console, _ make: () async throws -> NewTokenDocument
    ) async throws {
        let target = try file.map { try NewSecretFile.begin(FilePath.absolute($0)) }
        let made: NewTokenDocument
        do {
            made = try await make()
        } catch {
            target?.abandon()
            throw error
        }
        if let target {
            try target.finish(Secret(made.token + "\n"))
            console.line("done", "token \(name) in \(target.path)")
            try console.document(made.document)
        } else {
            console.line("token", made.token)
            console.line("done", "keep it now: it is shown this once")
            try console.document(made)
        }
    }
}
