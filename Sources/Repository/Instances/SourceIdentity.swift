package import Core

/// Who a database server is: what tells it from another one behind the same address.
package struct SourceIdentity: Codable, Sendable, Hashable {
    package var flavour: DatabaseFlavour
    /// MySQL `server_uuid`, MariaDB 11.x `server_uid`; absent where the server has none.
    package var serverUUID: String?
    package var serverID: UInt32
    /// MariaDB `gtid_domain_id`.
    package var gtidDomain: UInt32?
    /// As the server reports it, not as the user addressed it.
    package var hostname: String
    package var port: UInt16
    /// `@@version`, unchanged.
    package var version: String

    package init(
        flavour: DatabaseFlavour, serverUUID: String? = nil, serverID: UInt32, gtidDomain: UInt32? = nil,
        hostname: String, port: UInt16, version: String
    ) {
        self.flavour = flavour
        self.serverUUID = serverUUID
        self.serverID = serverID
        self.gtidDomain = gtidDomain
        self.hostname = hostname
        self.port = port
        self.version = version
    }
}
