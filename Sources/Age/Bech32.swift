/// The text form of keys (BIP 173), without its limit of 90 characters.
enum Bech32 {
    private static let alphabet = Array("qpzry9x8gf2tvdw0s3jn54khce6mua7l".utf8)

    /// Bytes behind a name, in lower case.
    static func encode(_ bytes: [UInt8], name: String) -> String {
        let values = regrouped(bytes, from: 8, to: 5, pads: true) ?? []
        let check = checksum(expanded(name) + values + [0, 0, 0, 0, 0, 0]) ^ 1
        let tail = (0..<6).map { UInt8(truncatingIfNeeded: check >> UInt32(5 * (5 - $0)) & 31) }
        return name + "1" + String(decoding: (values + tail).map { alphabet[Int($0)] }, as: UTF8.self)
    }

    /// The name, in lower case, and the bytes; nil where the text mixes cases, has a wrong checksum, or is none at all.
    static func decode(_ text: String) -> (name: String, bytes: [UInt8])? {
        guard text.utf8.count <= 1000, text.utf8.allSatisfy({ (33...126).contains($0) }) else { return nil }
        let lower = text.lowercased()
        guard text == lower || text == text.uppercased(), let separator = lower.lastIndex(of: "1") else { return nil }
        let name = String(lower[..<separator])
        var values: [UInt8] = []
        for letter in lower[lower.index(after: separator)...].utf8 {
            guard let value = alphabet.firstIndex(of: letter) else { return nil }
            values.append(UInt8(value))
        }
        guard !name.isEmpty, values.count >= 6, checksum(expanded(name) + values) == 1,
            let bytes = regrouped(Array(values.dropLast(6)), from: 5, to: 8, pads: false)
        else { return nil }
        return (name, bytes)
    }

    private static func expanded(_ name: String) -> [UInt8] {
        name.utf8.map { $0 >> 5 } + [0] + name.utf8.map { $0 & 31 }
    }

    private static func checksum(_ values: [UInt8]) -> UInt32 {
        let generators: [UInt32] = [0x3b6a_57b2, 0x2650_8e6d, 0x1ea1_19fa, 0x3d42_33dd, 0x2a14_62b3]
        var sum: UInt32 = 1
        for value in values {
            let top = sum >> 25
            sum = (sum & 0x1ff_ffff) << 5 ^ UInt32(value)
            for (index, generator) in generators.enumerated() where top >> UInt32(index) & 1 == 1 { sum ^= generator }
        }
        return sum
    }

    /// Nil where what is left over is not zero.
    private static func regrouped(_ values: [UInt8], from: UInt32, to: UInt32, pads: Bool) -> [UInt8]? {
        var result: [UInt8] = []
        var held: UInt32 = 0
        var bits: UInt32 = 0
        for value in values {
            held = (held << from | UInt32(value)) & 0xFFFF
            bits += from
            while bits >= to {
                bits -= to
                result.append(UInt8(truncatingIfNeeded: held >> bits & ((1 << to) - 1)))
            }
        }
        let rest = held & ((1 << bits) - 1)
        if pads {
            if bits > 0 { result.append(UInt8(truncatingIfNeeded: rest << (to - bits))) }
        } else if bits >= from || rest != 0 {
            return nil
        }
        return result
    }
}
