/// A server that a restore makes. Programs and folders are the worker's own to choose.
package struct NewInstancePayload: Sendable, Codable, Hashable {
    /// `mariadb` or `mysql`.
    package var flavour: String
    /// Names its folder below the worker's; by default the instance's name.
    package var name: String?
    /// It listens there; by default on the machine itself alone.
    package var address: String?
    package var port: Int?
    /// Bytes it may use.
    package var memory: UInt64?

    package init(flavour: String) { self.flavour = flavour }
}
