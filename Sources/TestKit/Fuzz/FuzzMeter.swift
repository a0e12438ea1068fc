internal import CAllocationMeter

/// Watches a run of fuzzed inputs: how many there were, and for each the memory it took at once and its processor time.
///
/// The bodies it measures must stay on their thread.
package struct FuzzMeter: ~Copyable {
    /// The most memory an input of some size may take at once: `base + perByte × size` bytes.
    package struct Limit: Sendable {
        package var base: Int
        package var perByte: Int

        package init(base: Int, perByte: Int) {
            self.base = base
            self.perByte = perByte
        }
    }

    /// Processor time one small input may take, in nanoseconds. Generous: it is there to find what does not end.
    private static let timeLimit: UInt64 = 250_000_000

    private let label: String
    private let limit: Limit
    package private(set) var inputs = 0
    /// The inputs that took too much, as sentences; the first twenty.
    package private(set) var excesses: [String] = []
    private var slowest: UInt64 = 0
    private var largest: UInt64 = 0
    private var total: UInt64 = 0

    package init(_ label: String, limit: Limit) {
        self.label = label
        self.limit = limit
    }

    /// Runs a decoder on one input of `size` bytes.
    package mutating func measure<Result>(_ size: Int, _ body: () -> Result) -> Result {
        let start = thread_processor_time()
        allocation_meter_begin()
        let result = body()
        let memory = allocation_meter_end()
        count(size, memory: memory, time: thread_processor_time() - start)
        return result
    }

    /// The same for a decoder that refuses by throwing; nil where it did.
    package mutating func attempt<Result>(_ size: Int, _ body: () throws -> Result) -> Result? {
        measure(size) { try? body() }
    }

    private mutating func count(_ size: Int, memory: UInt64, time: UInt64) {
        inputs += 1
        total += time
        slowest = max(slowest, time)
        largest = max(largest, memory)
        guard memory > UInt64(limit.base + limit.perByte * size) || time > Self.timeLimit else { return }
        if excesses.count < 20 {
            excesses.append("input \(inputs), \(size) bytes: \(memory) bytes of memory, \(time / 1000) µs")
        }
    }

    /// Says what was measured.
    package func report() {
        Notice.say(
            "\(label): \(inputs) inputs in \(total / 1_000_000) ms; at most \(slowest / 1000) µs and \(largest) bytes each"
        )
    }
}
