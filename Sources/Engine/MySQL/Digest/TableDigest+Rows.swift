internal import CXXHash
package import Repository

extension TableDigest {
    /// Adds every row of a batch of whole framed rows: the XXH3-128 of its canonical bytes.
    ///
    /// Gives the number of bytes taken; less than all where the last frame is cut off.
    @discardableResult
    package mutating func add(framedRows bytes: UnsafeRawBufferPointer) -> Int {
        guard let base = bytes.baseAddress else { return 0 }
        var sum = self
        var offset = 0
        let count = bytes.count
        while offset + 4 <= count {
            let length = Int(UInt32(littleEndian: bytes.loadUnaligned(fromByteOffset: offset, as: UInt32.self)))
            guard length <= count - offset - 4 else { break }
            let hash = XXH3_128bits(base + offset + 4, length)
            sum.addRow(high: hash.high64, low: hash.low64)
            offset += 4 + length
        }
        self = sum
        return offset
    }

    @discardableResult
    package mutating func add(framedRows bytes: [UInt8]) -> Int {
        bytes.withUnsafeBytes { add(framedRows: $0) }
    }
}
