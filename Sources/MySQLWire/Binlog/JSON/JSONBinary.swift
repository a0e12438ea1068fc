/// Renders MySQL's binary JSON as the text the server itself gives for it.
///
/// Every value of a stored document lies in bytes of its own, so a budget of the document's size bounds the work: a
/// forged document whose parts point at each other runs out of it.
package struct JSONBinary {
    /// MySQL refuses documents that are nested deeper than 100.
    package static let depthLimit = 128

    package enum Failure: Error {
        case malformed(offset: Int)
    }

    private let data: UnsafeRawBufferPointer
    private var budget: Int

    /// Appends the text of the document `data` to `out`. An empty document is the JSON null, as on the server.
    package static func render(_ data: UnsafeRawBufferPointer, to out: inout [UInt8]) throws(Failure) {
        guard let type = data.first else {
            out.append(contentsOf: "null".utf8)
            return
        }
        var reader = JSONBinary(data)
        try reader.value(type, start: 1, end: data.count, depth: 0, to: &out)
    }

    private init(_ data: UnsafeRawBufferPointer) {
        self.data = data
        budget = data.count
    }

    private func fail(_ offset: Int) -> Failure { .malformed(offset: offset) }

    private mutating func spend(_ count: Int, at offset: Int) throws(Failure) {
        budget -= count
        if budget < 0 { throw fail(offset) }
    }

    private func integer(_ offset: Int, _ size: Int, end: Int) throws(Failure) -> UInt64 {
        guard offset >= 0, size <= end - offset else { throw fail(offset) }
        guard let base = data.baseAddress else { throw fail(offset) }
        return StoredTemporal.littleEndian(base + offset, size)
    }

    /// A length of up to five bytes of seven bits each.
    private func variableLength(_ offset: Int, end: Int) throws(Failure) -> (length: Int, next: Int) {
        var length: UInt64 = 0
        for index in 0..<5 {
            guard offset + index < end else { throw fail(offset) }
            let byte = data[offset + index]
            length |= UInt64(byte & 0x7F) << UInt64(7 * index)
            if byte & 0x80 == 0 {
                let next = offset + index + 1
                guard length <= UInt64(end - next) else { throw fail(offset) }
                return (Int(length), next)
            }
        }
        throw fail(offset)
    }

    private mutating func value(
        _ type: UInt8, start: Int, end: Int, depth: Int, to out: inout [UInt8]
    ) throws(Failure) {
        guard start <= end, depth < Self.depthLimit else { throw fail(start) }
        switch type {
        case 0x00: try container(start, end, isObject: true, large: false, depth, &out)
        case 0x01: try container(start, end, isObject: true, large: true, depth, &out)
        case 0x02: try container(start, end, isObject: false, large: false, depth, &out)
        case 0x03: try container(start, end, isObject: false, large: true, depth, &out)
        case 0x04: try literal(UInt8(try integer(start, 1, end: end)), at: start, &out)
        case 0x05: number(Int64(Int16(truncatingIfNeeded: try integer(start, 2, end: end))), &out)
        case 0x06: number(Int64(try integer(start, 2, end: end)), &out)
        case 0x07: number(Int64(Int32(truncatingIfNeeded: try integer(start, 4, end: end))), &out)
        case 0x08: number(Int64(try integer(start, 4, end: end)), &out)
        case 0x09...0x0B:
            try spend(8, at: start)
            let bits = try integer(start, 8, end: end)
            switch type {
            case 0x09: number(Int64(bitPattern: bits), &out)
            case 0x0A: out.append(contentsOf: String(bits).utf8)
            default: ServerDouble.append(Double(bitPattern: bits), to: &out)
            }
        case 0x0C:
            let (length, next) = try variableLength(start, end: end)
            try spend(next - start + length, at: start)
            JSONText.appendQuoted(UnsafeRawBufferPointer(rebasing: data[next..<(next + length)]), to: &out)
        case 0x0F:
            let field = UInt8(try integer(start, 1, end: end))
            let (length, next) = try variableLength(start + 1, end: end)
            try spend(next - start + length, at: start)
            let bytes = UnsafeRawBufferPointer(rebasing: data[next..<(next + length)])
            guard JSONOpaque.append(ColumnType(rawValue: field), bytes, to: &out) else { throw fail(start) }
        default: throw fail(start)
        }
    }

    private func literal(_ value: UInt8, at offset: Int, _ out: inout [UInt8]) throws(Failure) {
        switch value {
        case 0: out.append(contentsOf: "null".utf8)
        case 1: out.append(contentsOf: "true".utf8)
        case 2: out.append(contentsOf: "false".utf8)
        default: throw fail(offset)
        }
    }

    private func number(_ value: Int64, _ out: inout [UInt8]) {
        out.append(contentsOf: String(value).utf8)
    }

    /// An object or array: count, size, then for objects the keys' places, then for each value a type and a place (or
    /// the value itself where it fits), then keys and values. Places count from the container's start.
    private mutating func container(
        _ start: Int, _ limit: Int, isObject: Bool, large: Bool, _ depth: Int, _ out: inout [UInt8]
    ) throws(Failure) {
        let width = large ? 4 : 2
        let count = Int(try integer(start, width, end: limit))
        let size = Int(try integer(start + width, width, end: limit))
        guard size <= limit - start else { throw fail(start) }
        let end = start + size
        let keys = start + 2 * width
        let keyEntry = width + 2
        let valueEntry = width + 1
        let values = isObject ? keys + count * keyEntry : keys
        guard values + count * valueEntry <= end else { throw fail(start) }
        try spend(2 * width + count * (valueEntry + (isObject ? keyEntry : 0)), at: start)
        out.append(isObject ? 0x7B : 0x5B)
        for index in 0..<count {
            if index > 0 { out.append(contentsOf: [0x2C, 0x20]) }
            if isObject {
                let entry = keys + index * keyEntry
                let place = start + Int(try integer(entry, width, end: end))
                let length = Int(try integer(entry + width, 2, end: end))
                guard place <= end, length <= end - place else { throw fail(entry) }
                try spend(length, at: entry)
                JSONText.appendQuoted(UnsafeRawBufferPointer(rebasing: data[place..<(place + length)]), to: &out)
                out.append(contentsOf: [0x3A, 0x20])
            }
            let entry = values + index * valueEntry
            let type = data[entry]
            if Self.isInlined(type, large: large) {
                try value(type, start: entry + 1, end: entry + valueEntry, depth: depth + 1, to: &out)
            } else {
                let place = start + Int(try integer(entry + 1, width, end: end))
                guard place <= end else { throw fail(entry) }
                try value(type, start: place, end: end, depth: depth + 1, to: &out)
            }
        }
        out.append(isObject ? 0x7D : 0x5D)
    }

    private static func isInlined(_ type: UInt8, large: Bool) -> Bool {
        switch type {
        case 0x04, 0x05, 0x06: true
        case 0x07, 0x08: large
        default: false
        }
    }
}
