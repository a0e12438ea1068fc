/// The hot loop: one row image in, one framed canonical row out.
struct RowImageKernel {
    enum Outcome {
        case done
        /// The image ends inside column `column`.
        case truncated(column: Int)
        case malformed(column: Int)
        /// The output needs at least so many bytes more; nothing was consumed.
        case needsRoom(Int)
    }

    let source: UnsafeRawPointer
    let end: Int
    let out: UnsafeMutableRawPointer
    /// The size of the output in bytes.
    let capacity: Int
    /// The size of the canonical NULL bitmap.
    let bitmapSize: Int
    /// The most bytes the image's columns take beyond their input, expanded ones aside.
    let bound: Int

    /// Reads the image at `position` by `plans` and writes a frame at `used`; moves both past it.
    ///
    /// The caller has made sure that there is room for the plans' bounds and a copy of the rest of the input.
    /// - Parameter before: the before row's place in the output and its fields, to take absent columns from.
    @inline(__always)
    func decode(
        _ plans: UnsafeBufferPointer<ColumnPlan>, presentColumns: Int, position: inout Int, used: inout Int,
        before: [Range<Int>?]?, scratch: inout [UInt8]
    ) -> Outcome {
        let nullBits = position
        var pos = position + (presentColumns + 7) / 8
        guard pos <= end else { return .truncated(column: 0) }
        let frame = used
        let bitmap = frame + 4
        var o = bitmap + bitmapSize
        out.advanced(by: bitmap).initializeMemory(as: UInt8.self, repeating: 0, count: bitmapSize)
        var present = 0
        for index in plans.indices {
            let plan = plans[index]
            if plan.operation == .absent {
                guard plan.nullBit >= 0 else { continue }
                if let field = before?[Int(plan.nullBit) - 2] {
                    guard capacity - o >= field.count else { return .needsRoom(o - frame + field.count) }
                    out.advanced(by: o).copyMemory(from: out + field.lowerBound, byteCount: field.count)
                    o += field.count
                } else {
                    markNull(bitmap, plan.nullBit)
                }
                continue
            }
            let bit = present
            present += 1
            if source.load(fromByteOffset: nullBits + (bit >> 3), as: UInt8.self) & (1 << UInt8(bit & 7)) != 0 {
                if plan.nullBit >= 0 { markNull(bitmap, plan.nullBit) }
                continue
            }
            let start = o
            switch plan.operation {
            case .copy1:
                guard end - pos >= 1 else { return .truncated(column: index) }
                out.storeBytes(of: source.load(fromByteOffset: pos, as: UInt8.self), toByteOffset: o, as: UInt8.self)
                pos += 1
                o += 1
            case .copy2:
                guard end - pos >= 2 else { return .truncated(column: index) }
                out.storeBytes(
                    of: source.loadUnaligned(fromByteOffset: pos, as: UInt16.self), toByteOffset: o, as: UInt16.self)
                pos += 2
                o += 2
            case .copy4:
                guard end - pos >= 4 else { return .truncated(column: index) }
                out.storeBytes(
                    of: source.loadUnaligned(fromByteOffset: pos, as: UInt32.self), toByteOffset: o, as: UInt32.self)
                pos += 4
                o += 4
            case .copy8:
                guard end - pos >= 8 else { return .truncated(column: index) }
                out.storeBytes(
                    of: source.loadUnaligned(fromByteOffset: pos, as: UInt64.self), toByteOffset: o, as: UInt64.self)
                pos += 8
                o += 8
            case .variable:
                guard let (length, content) = lengthPrefix(pos, Int(plan.first)) else {
                    return .truncated(column: index)
                }
                o += LengthEncoded.encode(length, to: out + o)
                out.advanced(by: o).copyMemory(from: source + content, byteCount: length)
                o += length
                pos = content + length
            default:
                switch rare(plan, &pos, &o, column: index, &scratch) {
                case .done: break
                case .needsRoom(let size): return .needsRoom(o - frame + size)
                case let other: return other
                }
            }
            // Columns that are left out were written only to be passed over.
            if plan.nullBit < 0 { o = start }
        }
        let length = UInt32(truncatingIfNeeded: o - bitmap)
        out.storeBytes(of: length.littleEndian, toByteOffset: frame, as: UInt32.self)
        position = pos
        used = o
        return .done
    }

    @inline(__always)
    private func markNull(_ bitmap: Int, _ bit: Int32) {
        let place = bitmap + Int(bit >> 3)
        let byte = out.load(fromByteOffset: place, as: UInt8.self)
        out.storeBytes(of: byte | 1 << UInt8(bit & 7), toByteOffset: place, as: UInt8.self)
    }

    /// The little-endian length of `size` bytes at `pos` and where its content starts.
    @inline(__always)
    private func lengthPrefix(_ pos: Int, _ size: Int) -> (length: Int, content: Int)? {
        guard end - pos >= size else { return nil }
        let length: Int
        switch size {
        case 1: length = Int(source.load(fromByteOffset: pos, as: UInt8.self))
        case 2: length = Int(UInt16(littleEndian: source.loadUnaligned(fromByteOffset: pos, as: UInt16.self)))
        default: length = Int(StoredTemporal.littleEndian(source + pos, size))
        }
        guard length <= end - pos - size else { return nil }
        return (length, pos + size)
    }
}

extension RowImageKernel {
    /// The operations that are worth a call.
    @inline(never)
    private func rare(
        _ plan: ColumnPlan, _ pos: inout Int, _ o: inout Int, column: Int, _ scratch: inout [UInt8]
    ) -> Outcome {
        switch plan.operation {
        case .variable, .copy1, .copy2, .copy4, .copy8, .absent, .null: return .done
        case .padded: return padded(plan, &pos, &o, column: column)
        case .json, .compressed: return expanded(plan, &pos, &o, column: column, &scratch)
        case .int24Signed, .int24Unsigned, .year, .widened, .bits: return integer(plan, &pos, &o, column: column)
        case .decimal:
            let precision = Int(plan.first)
            let scale = Int(plan.second)
            let size = PackedDecimal.size(precision: precision, scale: scale)
            guard end - pos >= size else { return .truncated(column: column) }
            guard
                let length = PackedDecimal.text(source + pos, precision: precision, scale: scale, to: out + o + 1)
            else { return .malformed(column: column) }
            out.storeBytes(of: UInt8(truncatingIfNeeded: length), toByteOffset: o, as: UInt8.self)
            o += length + 1
            pos += size
            return .done
        default: return temporal(plan, &pos, &o, column: column)
        }
    }

    private func integer(_ plan: ColumnPlan, _ pos: inout Int, _ o: inout Int, column: Int) -> Outcome {
        let size: Int
        switch plan.operation {
        case .int24Signed, .int24Unsigned: size = 3
        case .year: size = 1
        default: size = Int(plan.first)
        }
        guard end - pos >= size else { return .truncated(column: column) }
        switch plan.operation {
        case .int24Signed:
            let raw = UInt32(truncatingIfNeeded: StoredTemporal.littleEndian(source + pos, 3))
            out.storeBytes(of: (Int32(bitPattern: raw << 8) >> 8).littleEndian, toByteOffset: o, as: Int32.self)
            o += 4
        case .int24Unsigned:
            let raw = UInt32(truncatingIfNeeded: StoredTemporal.littleEndian(source + pos, 3))
            out.storeBytes(of: raw.littleEndian, toByteOffset: o, as: UInt32.self)
            o += 4
        case .year:
            let raw = UInt16(source.load(fromByteOffset: pos, as: UInt8.self))
            out.storeBytes(of: (raw == 0 ? 0 : raw + 1900).littleEndian, toByteOffset: o, as: UInt16.self)
            o += 2
        case .bits:
            out.storeBytes(of: UInt8(truncatingIfNeeded: size), toByteOffset: o, as: UInt8.self)
            out.advanced(by: o + 1).copyMemory(from: source + pos, byteCount: size)
            o += size + 1
        default:
            let raw = StoredTemporal.littleEndian(source + pos, size)
            out.storeBytes(of: raw.littleEndian, toByteOffset: o, as: UInt64.self)
            o += 8
        }
        pos += size
        return .done
    }

    private func padded(_ plan: ColumnPlan, _ pos: inout Int, _ o: inout Int, column: Int) -> Outcome {
        guard let (length, content) = lengthPrefix(pos, Int(plan.first)) else { return .truncated(column: column) }
        let full = Int(plan.second)
        guard length <= full else { return .malformed(column: column) }
        o += LengthEncoded.encode(full, to: out + o)
        out.advanced(by: o).copyMemory(from: source + content, byteCount: length)
        out.advanced(by: o + length).initializeMemory(as: UInt8.self, repeating: 0, count: full - length)
        o += full
        pos = content + length
        return .done
    }

    /// JSON and compressed columns: what comes out may be longer than what goes in.
    private func expanded(
        _ plan: ColumnPlan, _ pos: inout Int, _ o: inout Int, column: Int, _ scratch: inout [UInt8]
    ) -> Outcome {
        guard let (length, content) = lengthPrefix(pos, Int(plan.first)) else { return .truncated(column: column) }
        let stored = UnsafeRawBufferPointer(start: source + content, count: length)
        if plan.operation == .json {
            scratch.removeAll(keepingCapacity: true)
            do { try JSONBinary.render(stored, to: &scratch) } catch { return .malformed(column: column) }
            let needed = scratch.count + 9 + (end - pos) + bound
            guard capacity - o >= needed else { return .needsRoom(needed) }
            o += LengthEncoded.encode(scratch.count, to: out + o)
            scratch.withUnsafeBytes { text in
                if let base = text.baseAddress { out.advanced(by: o).copyMemory(from: base, byteCount: text.count) }
            }
            o += scratch.count
        } else if stored.first == nil || stored.first == 0 {
            // Nothing, or a zero byte and the value as it is.
            let plain = UnsafeRawBufferPointer(rebasing: stored.dropFirst())
            o += LengthEncoded.encode(plain.count, to: out + o)
            if let base = plain.baseAddress { out.advanced(by: o).copyMemory(from: base, byteCount: plain.count) }
            o += plain.count
        } else {
            guard let (size, start, raw) = Inflate.columnHeader(stored) else { return .malformed(column: column) }
            let needed = size + 9 + (end - pos) + bound
            guard capacity - o >= needed else { return .needsRoom(needed) }
            o += LengthEncoded.encode(size, to: out + o)
            let target = UnsafeMutableRawBufferPointer(start: out + o, count: size)
            guard Inflate.inflate(UnsafeRawBufferPointer(rebasing: stored[start...]), into: target, raw: raw) else {
                return .malformed(column: column)
            }
            o += size
        }
        pos = content + length
        return .done
    }

    private func temporal(_ plan: ColumnPlan, _ pos: inout Int, _ o: inout Int, column: Int) -> Outcome {
        let extra = Int(plan.first)
        let size: Int
        switch plan.operation {
        case .date, .oldTime: size = 3
        case .oldDatetime: size = 8
        case .oldTimestamp: size = 4
        case .time2: size = 3 + extra
        case .datetime2: size = 5 + extra
        case .timestamp2, .hiresTimestamp: size = 4 + extra
        default: size = extra
        }
        guard end - pos >= size else { return .truncated(column: column) }
        let bytes = source + pos
        let target = out + o
        let digits = Int(plan.second)
        switch plan.operation {
        case .date: o += StoredTemporal.date(bytes, to: target)
        case .oldTime: o += StoredTemporal.oldTime(bytes, to: target)
        case .oldDatetime: o += StoredTemporal.oldDatetime(bytes, to: target)
        case .oldTimestamp:
            let seconds = UInt32(truncatingIfNeeded: StoredTemporal.littleEndian(bytes, 4))
            o += CanonicalTemporal.timestamp(target, seconds: seconds, microseconds: 0)
        case .time2: o += StoredTemporal.time2(bytes, fraction: extra, to: target)
        case .datetime2: o += StoredTemporal.datetime2(bytes, fraction: extra, to: target)
        case .timestamp2: o += StoredTemporal.timestamp2(bytes, fraction: extra, to: target)
        case .hiresTime: o += StoredTemporal.hiresTime(bytes, size: extra, digits: digits, to: target)
        case .hiresDatetime: o += StoredTemporal.hiresDatetime(bytes, size: extra, digits: digits, to: target)
        default: o += StoredTemporal.hiresTimestamp(bytes, size: extra, digits: digits, to: target)
        }
        pos += size
        return .done
    }
}
