/// The sizes of a new server, from the memory it may use and from what is loaded into it.
package struct ServerSizes: Sendable, Hashable {
    /// In bytes, whole MiB.
    package let bufferPool: UInt64
    package let redoLog: UInt64

    package static let mebibyte: UInt64 = 1 << 20

    /// - Parameters:
    ///   - memory: what the server may use, in bytes; nil: not known.
    ///   - rowBytes: size of the rows; a pool much larger than these would lie idle.
    ///   - isEphemeral: a look-up or a drill beside other work takes no more than half of it.
    package init(memory: UInt64?, rowBytes: UInt64, isEphemeral: Bool) {
        let memory = memory ?? 512 * Self.mebibyte
        // Connections, sorts and the server itself take the rest.
        let share = isEphemeral ? memory / 2 : memory / 4 * 3
        // Rows with their indexes are about twice as large as the rows alone.
        let useful = rowBytes > UInt64.max / 4 ? UInt64.max : max(rowBytes * 2, 256 * Self.mebibyte)
        let wanted = isEphemeral ? min(share, useful) : share
        bufferPool = Self.rounded(max(wanted, 64 * Self.mebibyte), to: 32 * Self.mebibyte)
        redoLog = Self.rounded(
            min(max(bufferPool / 2, 96 * Self.mebibyte), 4096 * Self.mebibyte), to: 32 * Self.mebibyte)
    }

    private static func rounded(_ bytes: UInt64, to unit: UInt64) -> UInt64 { max(1, bytes / unit) * unit }
}
