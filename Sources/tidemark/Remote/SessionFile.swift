internal import Client
internal import Core
internal import Foundation
import Glibc

/// The sessions of `tidemark login`, in a file of the account's own (mode 0600).
struct SessionFile: Sendable {
    private struct Entry: Codable {
        var token: String
        var expiresAt: String
    }

    private struct Form: Codable {
        var current: String?
        var servers: [String: Entry] = [:]
    }

    private var form: Form

    /// The server that was signed in to last.
    var current: String? { form.current }

    /// `$XDG_CONFIG_HOME/tidemark/sessions.json`, else below `~/.config`.
    static var path: String {
        let folder =
            Environment.nonEmpty("XDG_CONFIG_HOME").flatMap { $0.hasPrefix("/") ? $0 : nil }
            ?? (Environment.nonEmpty("HOME") ?? "") + "/.config"
        return folder + "/tidemark/sessions.json"
    }

    /// What is stored; nothing where there is no file. Throws `usage.invalid` where it cannot be read.
    static func read() throws(TidemarkError) -> SessionFile {
        guard FilePath.exists(path) else { return SessionFile(form: Form()) }
        let bytes = try SecretFile.read(path, what: "session", code: .usage)
        guard let form = try? JSONDecoder().decode(Form.self, from: Data(bytes)) else {
            throw TidemarkError(.usage, "\(path) cannot be read", hint: "remove it and run tidemark login again")
        }
        return SessionFile(form: form)
    }

    /// The token of a session that has not ended; nil where there is none.
    func token(for server: ServerAddress, at now: Timestamp = .now()) -> Secret? {
        guard let entry = form.servers[server.base], let end = try? Timestamp(parsing: entry.expiresAt), end > now
        else { return nil }
        return Secret(entry.token)
    }

    mutating func add(_ token: String, for server: ServerAddress, until end: Timestamp) {
        form.servers[server.base] = Entry(token: token, expiresAt: end.description)
        form.current = server.base
    }

    mutating func remove(_ server: ServerAddress) {
        form.servers[server.base] = nil
        if form.current == server.base { form.current = nil }
    }

    /// Replaces the file. Throws `usage.invalid` where it cannot be written.
    func write() throws(TidemarkError) {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .prettyPrinted, .withoutEscapingSlashes]
        guard let data = try? encoder.encode(form) else {
            throw TidemarkError(.internalDefect, "the sessions have no JSON form", hint: "report this")
        }
        let path = Self.path
        let folder = String(path.prefix(upTo: path.lastIndex(of: "/") ?? path.startIndex))
        let parent = String(folder.prefix(upTo: folder.lastIndex(of: "/") ?? folder.startIndex))
        mkdir(parent, 0o755)
        mkdir(folder, 0o700)
        let partial = "\(path).\(getpid())"
        unlink(partial)
        let descriptor = open(partial, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0o600)
        guard descriptor >= 0 else { throw Self.refusal() }
        let isWhole = Array(data).withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) == $0.count }
        close(descriptor)
        guard isWhole, rename(partial, path) == 0 else {
            let error = Self.refusal()
            unlink(partial)
            throw error
        }
    }

    private static func refusal() -> TidemarkError {
        TidemarkError(
            .usage, "\(path) cannot be written: \(String(cString: strerror(errno)))",
            hint: "check room and permissions, or use a token: --token-file FILE")
    }
}
