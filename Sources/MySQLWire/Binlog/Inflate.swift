internal import CZlib

/// MariaDB's compressed parts: a header byte, the inflated length in big-endian, and a zlib or deflate stream.
enum Inflate {
    /// No part inflates to more than the largest packet a server can have.
    static let limit = 1 << 30

    /// The inflated length and where the stream starts, of a compressed event part.
    static func eventHeader(_ bytes: UnsafeRawBufferPointer) -> (size: Int, start: Int)? {
        // 0x80, then three bits of algorithm (0 is zlib), then the size of the length.
        guard let first = bytes.first, first & 0xF0 == 0x80 else { return nil }
        return length(bytes, digits: Int(first & 0x07))
    }

    /// The inflated length, where the stream starts, and whether it lacks zlib's frame, of a compressed column value.
    static func columnHeader(_ bytes: UnsafeRawBufferPointer) -> (size: Int, start: Int, raw: Bool)? {
        guard let first = bytes.first, first & 0xF0 == 0x80,
            let (size, start) = length(bytes, digits: Int(first & 0x07))
        else { return nil }
        return (size, start, first & 0x08 != 0)
    }

    private static func length(_ bytes: UnsafeRawBufferPointer, digits: Int) -> (size: Int, start: Int)? {
        guard digits >= 1, digits <= 4, bytes.count > digits else { return nil }
        var size = 0
        for index in 1...digits { size = size << 8 | Int(bytes[index]) }
        // Deflate cannot shrink by more than a factor of about 1032: a larger claim is a lie that costs memory.
        guard size <= limit, size <= (bytes.count - digits - 1) * 1040 + 64 else { return nil }
        return (size, digits + 1)
    }

    /// Inflates `source` into `target`; true when it fills it exactly.
    static func inflate(_ source: UnsafeRawBufferPointer, into target: UnsafeMutableRawBufferPointer, raw: Bool) -> Bool
    {
        var stream = z_stream()
        let window = raw ? -MAX_WBITS : MAX_WBITS
        guard inflateInit2_(&stream, window, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size)) == Z_OK else {
            return false
        }
        defer { inflateEnd(&stream) }
        guard source.count <= Int(UInt32.max), target.count <= Int(UInt32.max) else { return false }
        stream.next_in = UnsafeMutablePointer(
            mutating: source.baseAddress?.assumingMemoryBound(to: UInt8.self))
        stream.avail_in = UInt32(source.count)
        // An empty result still needs an address.
        var empty: UInt8 = 0
        return withUnsafeMutablePointer(to: &empty) { spare in
            stream.next_out = target.baseAddress?.assumingMemoryBound(to: UInt8.self) ?? spare
            stream.avail_out = UInt32(target.count)
            let status = CZlib.inflate(&stream, Z_FINISH)
            return status == Z_STREAM_END && stream.avail_out == 0
        }
    }
}
