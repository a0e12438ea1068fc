/// HEARTBEAT and HEARTBEAT_V2: the source has sent everything up to this position.
package struct HeartbeatEvent: Equatable, Sendable {
    package let fileName: String
    /// Offset in the file, in bytes; modulo 2³² in the first version.
    package let position: UInt64
}
