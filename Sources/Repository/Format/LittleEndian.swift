extension [UInt8] {
    /// The integer of `count` bytes at `offset`, least significant first; the bytes must be there.
    func littleEndian(at offset: Int, count: Int) -> UInt64 {
        var value: UInt64 = 0
        for index in 0..<count { value |= UInt64(self[offset + index]) << UInt64(8 * index) }
        return value
    }

    /// Appends the lowest `count` bytes of `value`, least significant first.
    mutating func appendLittleEndian(_ value: UInt64, count: Int) {
        for index in 0..<count { append(UInt8(value >> UInt64(8 * index) & 0xFF)) }
    }
}
