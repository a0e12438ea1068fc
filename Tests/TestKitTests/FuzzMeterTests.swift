import TestKit
import Testing

/// The measure the fuzzed tests rely on: it sees memory that was taken and given back, and time.
@Suite struct FuzzMeterTests {
    @Test func `memory that is given back counts while it is held`() {
        var meter = FuzzMeter("meter", limit: .init(base: 1 << 20, perByte: 1))
        let small = meter.measure(10) { [UInt8](repeating: 1, count: 100_000).count }
        #expect(small == 100_000)
        #expect(meter.excesses.isEmpty)
        let held = meter.measure(10) { [UInt8](repeating: 1, count: 3 << 20).count }
        #expect(held == 3 << 20)
        #expect(meter.excesses.count == 1)
        // Reserved and never touched counts too.
        let reserved = meter.measure(10) {
            var bytes: [UInt8] = []
            bytes.reserveCapacity(1 << 30)
            return bytes.capacity
        }
        #expect(reserved >= 1 << 30)
        #expect(meter.excesses.count == 2)
        // As much as the input, over and over, is not much at once.
        let repeated = meter.measure(1000) { (0..<5000).reduce(0) { $0 + [UInt8](repeating: 1, count: $1).count } }
        #expect(repeated > 10_000_000)
        #expect(meter.excesses.count == 2)
        #expect(meter.inputs == 4)
    }

    @Test func `an input that takes long is named`() {
        var meter = FuzzMeter("meter", limit: .init(base: 1 << 20, perByte: 1))
        var random = SeededGenerator(seed: 1)
        let sum = meter.measure(1) { (0..<900_000_000).reduce(UInt64(0)) { sum, _ in sum ^ random.next() } }
        #expect(sum != 0)
        #expect(meter.excesses.count == 1)
    }

    @Test func `mutations follow from the seed and stay behind the start`() {
        let seeds: [[UInt8]] = [Array(0..<40), Array(40..<60)]
        var (one, two) = (ByteMutator(seed: 5), ByteMutator(seed: 5))
        var changed = 0
        for _ in 0..<2000 {
            let input = one.damaged(seeds, from: 8)
            #expect(input == two.damaged(seeds, from: 8))
            #expect(seeds.contains { input.starts(with: $0.prefix(8)) })
            if !seeds.contains(input) { changed += 1 }
        }
        #expect(changed > 1800)
    }
}
