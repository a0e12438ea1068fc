/// Bytes that are appended at the end, in memory that is kept. To be freed by its owner.
struct ByteSink {
    private(set) var base: UnsafeMutableRawPointer
    private(set) var used = 0
    private(set) var capacity: Int

    init(capacity: Int) {
        base = .allocate(byteCount: capacity, alignment: 16)
        self.capacity = capacity
    }

    func free() { base.deallocate() }

    var bytes: UnsafeRawBufferPointer { UnsafeRawBufferPointer(start: base, count: used) }

    @inline(__always)
    mutating func append(_ source: UnsafeRawPointer, _ count: Int) {
        if count > capacity &- used { grow(count) }
        Self.copy(source, to: base + used, count)
        used &+= count
    }

    /// Appends so many bytes, of which the first ones come from `source` and the others are zero.
    @inline(__always)
    mutating func append(_ source: UnsafeRawPointer, _ count: Int, paddedTo width: Int) {
        if width > capacity &- used { grow(width) }
        let end = base + used
        Self.copy(source, to: end, count)
        var index = count
        while index < width {
            end.storeBytes(of: 0, toByteOffset: index, as: UInt8.self)
            index &+= 1
        }
        used &+= width
    }

    mutating func append(_ value: UInt32) {
        withUnsafeBytes(of: value.littleEndian) { bytes in
            if let base = bytes.baseAddress { append(base, 4) }
        }
    }

    mutating func append(_ bytes: UnsafeRawBufferPointer) {
        if let base = bytes.baseAddress { append(base, bytes.count) }
    }

    /// Takes the last bytes back.
    mutating func drop(_ count: Int) { used -= count }

    mutating func removeAll() { used = 0 }

    /// Room for so many bytes in all, whose content is not kept.
    mutating func room(_ count: Int) -> UnsafeMutableRawPointer {
        used = 0
        if count > capacity { grow(count) }
        return base
    }

    @inline(never)
    private mutating func grow(_ count: Int) {
        let larger = max(2 * capacity, used + count)
        let memory = UnsafeMutableRawPointer.allocate(byteCount: larger, alignment: 16)
        memory.copyMemory(from: base, byteCount: used)
        base.deallocate()
        base = memory
        capacity = larger
    }

    /// Copies a few bytes without a call, and more with one.
    @inline(__always)
    static func copy(_ source: UnsafeRawPointer, to target: UnsafeMutableRawPointer, _ count: Int) {
        if count > 16 {
            target.copyMemory(from: source, byteCount: count)
        } else if count >= 8 {
            let first = source.loadUnaligned(as: UInt64.self)
            let last = source.loadUnaligned(fromByteOffset: count &- 8, as: UInt64.self)
            target.storeBytes(of: first, as: UInt64.self)
            target.storeBytes(of: last, toByteOffset: count &- 8, as: UInt64.self)
        } else if count >= 4 {
            let first = source.loadUnaligned(as: UInt32.self)
            let last = source.loadUnaligned(fromByteOffset: count &- 4, as: UInt32.self)
            target.storeBytes(of: first, as: UInt32.self)
            target.storeBytes(of: last, toByteOffset: count &- 4, as: UInt32.self)
        } else {
            var index = 0
            while index < count {
                target.storeBytes(
                    of: source.load(fromByteOffset: index, as: UInt8.self), toByteOffset: index, as: UInt8.self)
                index &+= 1
            }
        }
    }
}
