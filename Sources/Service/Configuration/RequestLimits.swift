/// What one request may ask of the server.
package struct RequestLimits: Sendable, Hashable {
    /// Bytes of a body.
    package var bodyBytes = 1 << 20
    /// Bytes of a list of instances that is imported.
    package var importBytes = 16 << 20
    /// Seconds for one request; event streams have no end.
    package var seconds = 30.0

    package init() {}
}
