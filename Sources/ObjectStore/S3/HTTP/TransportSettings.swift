/// How connections are made and how long they may be silent.
package struct TransportSettings: Sendable {
    /// A PEM file with the only certificates to trust; nil for the system's.
    package var caFile: String?
    package var connections = 16
    package var connectSeconds = 10.0
    /// Without a byte in either direction.
    package var idleSeconds = 30.0

    package init() {}
}
