/// Text for people to unpack: frames of the zstd format (RFC 8878), one after the other, which every reader takes for one file.
package struct ZstdFrames: ~Copyable {
    private let compressor: ZstdCompressor
    private var room: [UInt8] = []

    package init(level: Int32 = 3) throws { compressor = try ZstdCompressor(level: level) }

    /// One frame.
    package mutating func frame(of bytes: [UInt8]) throws -> [UInt8] {
        let bound = ZstdCompressor.bound(bytes.count)
        if room.count < bound { room = [UInt8](repeating: 0, count: bound) }
        let size = try bytes.withUnsafeBytes { input in
            try room.withUnsafeMutableBytes { try compressor.compress(whole: input, into: $0) }
        }
        return Array(room[..<size])
    }
}
