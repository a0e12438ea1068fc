internal import CZlib

/// RFC 1952, for files that never change. Pages are not packed: they hold a secret beside what a visitor sent, and the size
/// of what is packed together tells of it.
package enum Gzip {
    private static let level: Int32 = 6
    /// The largest window, and the frame of gzip around it.
    private static let windowBits: Int32 = 15 + 16

    /// Nil where it does not become smaller.
    package static func packed(_ bytes: [UInt8]) -> [UInt8]? {
        guard !bytes.isEmpty, bytes.count < Int(UInt32.max) else { return nil }
        var stream = z_stream()
        let began = deflateInit2_(
            &stream, level, Z_DEFLATED, windowBits, 8, Z_DEFAULT_STRATEGY, ZLIB_VERSION,
            Int32(MemoryLayout<z_stream>.size))
        guard began == Z_OK else { return nil }
        defer { deflateEnd(&stream) }
        var input = bytes
        let packed: [UInt8]? = input.withUnsafeMutableBufferPointer { source in
            // What does not fit is not smaller.
            var output = [UInt8](repeating: 0, count: source.count)
            let written = output.withUnsafeMutableBufferPointer { target -> Int? in
                stream.next_in = source.baseAddress
                stream.avail_in = UInt32(source.count)
                stream.next_out = target.baseAddress
                stream.avail_out = UInt32(target.count)
                return deflate(&stream, Z_FINISH) == Z_STREAM_END ? target.count - Int(stream.avail_out) : nil
            }
            return written.map { Array(output.prefix($0)) }
        }
        return packed
    }

    /// Whether a browser that sends this `Accept-Encoding` reads it.
    package static func isRead(_ header: String) -> Bool {
        header.lowercased().split(separator: ",").contains { part in
            let halves = part.split(separator: ";").map { $0.filter { $0 != " " } }
            guard halves.first == "gzip" else { return false }
            let weight = halves.dropFirst().first { $0.hasPrefix("q=") }.flatMap { Double($0.dropFirst(2)) } ?? 1
            return weight > 0
        }
    }
}
