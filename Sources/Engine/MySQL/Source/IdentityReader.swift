package import Core
internal import MySQLWire
package import Repository

/// Asks a server who it is.
package enum IdentityReader {
    package static func read(_ session: SourceSession) async throws(TidemarkError) -> SourceIdentity {
        let result = try await session.query("SELECT @@server_id, @@hostname, @@port, @@version")
        var identity = SourceIdentity(
            flavour: session.isMariaDB ? .mariadb : .mysql,
            serverID: result.string(0, 0).flatMap(UInt32.init) ?? 0, hostname: result.string(0, 1) ?? "",
            port: result.string(0, 2).flatMap(UInt16.init) ?? 0, version: result.string(0, 3) ?? "")
        if session.isMariaDB {
            identity.serverUUID = try await session.variable("server_uid")
            identity.gtidDomain = try await session.variable("GLOBAL.gtid_domain_id").flatMap(UInt32.init)
        } else {
            identity.serverUUID = try await session.variable("server_uuid")
        }
        return identity
    }
}

extension SourceIdentity {
    /// Whether both are certainly the same server, of whatever version; nil where that cannot be told.
    ///
    /// A server without an identifier of its own (MariaDB before `server_uid`) is told by its name, port and number.
    package func isSameServer(as other: SourceIdentity) -> Bool? {
        guard flavour == other.flavour else { return false }
        if let serverUUID, let otherUUID = other.serverUUID { return serverUUID == otherUUID }
        let looksSame = hostname == other.hostname && port == other.port && serverID == other.serverID
        return looksSame ? true : nil
    }
}
