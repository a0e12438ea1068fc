/// Eight times eight bytes in registers.
struct EightWords {
    private var a, b, c, d, e, f, g, h: UInt64

    @inline(__always)
    init(_ source: UnsafeRawPointer, stride: Int) {
        a = source.loadUnaligned(as: UInt64.self)
        b = source.loadUnaligned(fromByteOffset: stride, as: UInt64.self)
        c = source.loadUnaligned(fromByteOffset: 2 &* stride, as: UInt64.self)
        d = source.loadUnaligned(fromByteOffset: 3 &* stride, as: UInt64.self)
        e = source.loadUnaligned(fromByteOffset: 4 &* stride, as: UInt64.self)
        f = source.loadUnaligned(fromByteOffset: 5 &* stride, as: UInt64.self)
        g = source.loadUnaligned(fromByteOffset: 6 &* stride, as: UInt64.self)
        h = source.loadUnaligned(fromByteOffset: 7 &* stride, as: UInt64.self)
    }

    @inline(__always)
    func store(to target: UnsafeMutableRawPointer, stride: Int) {
        target.storeBytes(of: a, as: UInt64.self)
        target.storeBytes(of: b, toByteOffset: stride, as: UInt64.self)
        target.storeBytes(of: c, toByteOffset: 2 &* stride, as: UInt64.self)
        target.storeBytes(of: d, toByteOffset: 3 &* stride, as: UInt64.self)
        target.storeBytes(of: e, toByteOffset: 4 &* stride, as: UInt64.self)
        target.storeBytes(of: f, toByteOffset: 5 &* stride, as: UInt64.self)
        target.storeBytes(of: g, toByteOffset: 6 &* stride, as: UInt64.self)
        target.storeBytes(of: h, toByteOffset: 7 &* stride, as: UInt64.self)
    }

    /// Byte i of word j where byte j of word i was: halves, quarters and single bytes change places.
    @inline(__always)
    var transposed: EightWords {
        var result = self
        Self.swap(&result.a, &result.e, 32, 0x0000_0000_FFFF_FFFF)
        Self.swap(&result.b, &result.f, 32, 0x0000_0000_FFFF_FFFF)
        Self.swap(&result.c, &result.g, 32, 0x0000_0000_FFFF_FFFF)
        Self.swap(&result.d, &result.h, 32, 0x0000_0000_FFFF_FFFF)
        Self.swap(&result.a, &result.c, 16, 0x0000_FFFF_0000_FFFF)
        Self.swap(&result.b, &result.d, 16, 0x0000_FFFF_0000_FFFF)
        Self.swap(&result.e, &result.g, 16, 0x0000_FFFF_0000_FFFF)
        Self.swap(&result.f, &result.h, 16, 0x0000_FFFF_0000_FFFF)
        Self.swap(&result.a, &result.b, 8, 0x00FF_00FF_00FF_00FF)
        Self.swap(&result.c, &result.d, 8, 0x00FF_00FF_00FF_00FF)
        Self.swap(&result.e, &result.f, 8, 0x00FF_00FF_00FF_00FF)
        Self.swap(&result.g, &result.h, 8, 0x00FF_00FF_00FF_00FF)
        return result
    }

    @inline(__always)
    private static func swap(_ first: inout UInt64, _ second: inout UInt64, _ shift: UInt64, _ mask: UInt64) {
        let difference = (first &>> shift ^ second) & mask
        second ^= difference
        first ^= difference &<< shift
    }
}
