/// Records of a fixed width as planes: the first bytes of all records, then the second bytes of all, and so on.
enum BytePlanes {
    /// `records` and `planes` are `count * width` bytes each and do not overlap.
    static func split(_ records: UnsafeRawPointer, count: Int, width: Int, into planes: UnsafeMutableRawPointer) {
        if width == 1 || count == 1 { return planes.copyMemory(from: records, byteCount: count * width) }
        var done = 0
        if width >= 8 {
            while done &+ 8 <= count {
                var plane = 0
                while plane < width {
                    // The last step may do again what the one before did.
                    plane = min(plane, width &- 8)
                    let block = EightWords(records + (done &* width &+ plane), stride: width).transposed
                    block.store(to: planes + (plane &* count &+ done), stride: count)
                    plane &+= 8
                }
                done &+= 8
            }
        }
        for plane in 0..<width {
            var row = done
            while row < count {
                planes.storeBytes(
                    of: records.load(fromByteOffset: row &* width &+ plane, as: UInt8.self),
                    toByteOffset: plane &* count &+ row, as: UInt8.self)
                row &+= 1
            }
        }
    }

    /// The reverse of `split`.
    static func join(_ planes: UnsafeRawPointer, count: Int, width: Int, into records: UnsafeMutableRawPointer) {
        // Records are the planes of planes.
        if width == 1 || count == 1 { return records.copyMemory(from: planes, byteCount: count * width) }
        var done = 0
        if width >= 8 {
            while done &+ 8 <= count {
                var plane = 0
                while plane < width {
                    plane = min(plane, width &- 8)
                    let block = EightWords(planes + (plane &* count &+ done), stride: count).transposed
                    block.store(to: records + (done &* width &+ plane), stride: width)
                    plane &+= 8
                }
                done &+= 8
            }
        }
        for plane in 0..<width {
            var row = done
            while row < count {
                records.storeBytes(
                    of: planes.load(fromByteOffset: plane &* count &+ row, as: UInt8.self),
                    toByteOffset: row &* width &+ plane, as: UInt8.self)
                row &+= 1
            }
        }
    }
}
