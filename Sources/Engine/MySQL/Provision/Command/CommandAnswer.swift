package import Core

/// What `describe` answers, as one JSON object.
package struct CommandAnswer: Codable, Sendable {
    /// `absent`, `pending` or `ready`.
    package var state: String
    package var host: String?
    package var port: Int?
    package var socket: String?
    package var user: String?
    /// The administrator's password, where it is not the one that was given.
    package var password: String?
    package var passwordFile: String?
    /// As in a server's URL.
    package var tls: String?
    package var ca: String?
    package var serverVersion: String?
    package var notes: [String]?

    package static let states: Set<String> = ["absent", "pending", "ready"]

    /// The server's URL. Throws `target.provider`.
    package func url() throws(TidemarkError) -> ServerURL {
        let host = host ?? "localhost"
        let name = host.contains(":") ? "[\(host)]" : PercentEncoding.encoded(host)
        var options: [String] = []
        for (key, value) in [("tls", tls), ("ca", ca), ("socket", socket)] {
            if let value { options.append("\(key)=\(PercentEncoding.encoded(value))") }
        }
        let text = "mysql://\(PercentEncoding.encoded(user ?? "root"))@\(name):\(port ?? 3306)/"
        do {
            return try ServerURL(parsing: text + (options.isEmpty ? "" : "?" + options.joined(separator: "&")))
        } catch {
            throw TidemarkError(
                .providerFailed, "The provider's answer to describe names no server: \(error.message)",
                hint: "See docs/cli.md for what it must answer.")
        }
    }
}
