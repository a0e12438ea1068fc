internal import APIModel
internal import Catalog
internal import Core
package import Courier

extension CatalogTransaction {
    package var channels: ChannelStore { ChannelStore(session: session, sealing: sealing) }
}

/// The channels of a catalog, with what opens them.
package struct ChannelStore {
    let session: any CatalogSession
    let sealing: any SecretSealing

    private static let columns = "id, name, kind, document, created_at, revision"

    /// Throws `catalog.exists` where the name is taken.
    package func add(_ channel: ChannelRecord) throws {
        try session.execute(
            "INSERT INTO channels (\(Self.columns)) VALUES (?, ?, ?, ?, ?, 0)",
            [
                .text(channel.id), .text(channel.name), .text(channel.kind.rawValue),
                .text(try WorkJSON.text(channel.settings)), CatalogValue(channel.createdAt),
            ])
    }

    /// Over the revision it was made from. Throws `catalog.changed`.
    package func update(_ channel: ChannelRecord) throws {
        try session.change(
            "The channel \(channel.name)",
            "UPDATE channels SET name = ?, document = ?, revision = revision + 1 WHERE id = ? AND revision = ?",
            [
                .text(channel.name), .text(try WorkJSON.text(channel.settings)), .text(channel.id),
                .integer(channel.revision),
            ])
    }

    /// Throws `catalog.missing`, and `catalog.exists` while subscriptions name it.
    package func remove(_ id: String) throws {
        try session.remove("channel \(id)", "DELETE FROM channels WHERE id = ?", [.text(id)])
    }

    package func find(_ id: String) throws -> ChannelRecord? {
        try session.first("SELECT \(Self.columns) FROM channels WHERE id = ?", [.text(id)]).map(Self.record)
    }

    package func named(_ name: String) throws -> ChannelRecord? {
        try session.first("SELECT \(Self.columns) FROM channels WHERE name = ?", [.text(name)]).map(Self.record)
    }

    /// By name.
    package func page(after: String = "", limit: Int = 1000) throws -> [ChannelRecord] {
        try session.query(
            "SELECT \(Self.columns) FROM channels WHERE name > ? ORDER BY name LIMIT ?",
            [.text(after), .integer(Int64(limit))]
        ).map(Self.record)
    }

    package func setSecrets(_ secrets: ChannelSecrets, of id: String) throws {
        let sealed = try sealing.seal(try secrets.sealed, context: Self.context(id))
        try session.remove("channel \(id)", "UPDATE channels SET secrets = ? WHERE id = ?", [.blob(sealed), .text(id)])
    }

    /// Throws `catalog.missing`, and `catalog.secret` where they do not open.
    package func secrets(of id: String) throws -> ChannelSecrets {
        guard let row = try session.first("SELECT secrets FROM channels WHERE id = ?", [.text(id)]) else {
            throw session.missing("channel \(id)")
        }
        guard try row.value("secrets") != .null else { return ChannelSecrets() }
        return try ChannelSecrets(try sealing.open(try row.blob("secrets"), context: Self.context(id)))
    }

    /// Where messages of a channel go. Throws as `secrets` does.
    package func address(of channel: ChannelRecord) throws -> ChannelAddress {
        let secrets = try secrets(of: channel.id)
        guard let mail = channel.settings.mail, channel.kind == .mail else {
            return .hook(channel.kind, url: secrets.url, secret: secrets.secret)
        }
        return .mail(
            MailAddress(
                host: channel.settings.host, port: mail.port, security: mail.security, user: mail.user,
                password: secrets.secret, from: mail.from, to: mail.to))
    }

    private static func context(_ id: String) -> String { "channel/\(id)/secrets" }

    private static func record(_ row: CatalogRow) throws -> ChannelRecord {
        ChannelRecord(
            id: try row.text("id"), name: try row.text("name"), kind: try row.raw("kind"),
            settings: try WorkJSON.value(ChannelSettings.self, in: try row.text("document")),
            createdAt: try row.time("created_at"), revision: try row.integer("revision"))
    }
}
