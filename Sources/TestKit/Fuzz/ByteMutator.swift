/// Makes damaged inputs out of valid ones: flipped and extreme bytes, forged lengths, cuts, repeats, splices, noise.
package struct ByteMutator {
    package var random: SeededGenerator

    private static let bytes: [UInt8] = [0, 1, 0x7F, 0x80, 0xFA, 0xFB, 0xFC, 0xFD, 0xFE, 0xFF]

    /// With a printed seed.
    package init(label: String) { random = SeededGenerator(label: label) }

    package init(seed: UInt64) { random = SeededGenerator(seed: seed) }

    /// One of `seeds` after one to four mutations that begin at `start` or later; one in thirty is noise alone.
    package mutating func damaged(_ seeds: [[UInt8]], from start: Int = 0) -> [UInt8] {
        guard let seed = seeds.randomElement(using: &random) else { return [] }
        if random.next() % 30 == 0 {
            return Array(seed.prefix(start)) + noise(upTo: 64)
        }
        var bytes = seed
        for _ in 0...Int(random.next() % 4) { mutate(&bytes, from: start, others: seeds) }
        return bytes
    }

    /// One mutation of `input[start...]`, in place.
    package mutating func mutate(_ input: inout [UInt8], from start: Int = 0, others: [[UInt8]] = []) {
        guard input.count > start else {
            input += noise(upTo: 8)
            return
        }
        let place = Int.random(in: start..<input.count, using: &random)
        let span = min(input.count - place, 1 + Int(random.next() % 16))
        switch random.next() % 10 {
        case 0: input[place] = UInt8(truncatingIfNeeded: random.next())
        case 1, 2: input[place] = Self.bytes[Int(random.next() % UInt64(Self.bytes.count))]
        case 3: input[place] ^= 1 << UInt8(random.next() % 8)
        case 4: forgeInteger(&input, at: place)
        case 5: input.removeLast(input.count - place)
        case 6: input.removeSubrange(place..<place + span)
        case 7: input.insert(contentsOf: noise(upTo: 9), at: place)
        case 8: input.insert(contentsOf: Array(input[place..<place + span]), at: place)
        default:
            guard let other = others.randomElement(using: &random), !other.isEmpty else { return }
            input.removeLast(input.count - place)
            input += other[Int.random(in: 0..<other.count, using: &random)...]
        }
    }

    package mutating func noise(upTo limit: Int) -> [UInt8] {
        (0..<Int(random.next() % UInt64(limit + 1))).map { _ in UInt8(truncatingIfNeeded: random.next()) }
    }

    /// Writes an integer of 2, 3, 4 or 8 bytes as lengths are forged: at a limit of its type, or near the input's size.
    private mutating func forgeInteger(_ input: inout [UInt8], at place: Int) {
        let width = [2, 3, 4, 8][Int(random.next() % 4)]
        let all = UInt64.max >> UInt64(64 - 8 * width)
        let size = UInt64(input.count)
        let choices = [0, 1, all, all - 1, all >> 1, (all >> 1) + 1, size, size + 1, size &* 256, size - UInt64(place)]
        var value = choices[Int(random.next() % UInt64(choices.count))]
        for index in place..<min(place + width, input.count) {
            input[index] = UInt8(truncatingIfNeeded: value)
            value >>= 8
        }
    }
}
