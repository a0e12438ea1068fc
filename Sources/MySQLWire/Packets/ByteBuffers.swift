internal import Synchronization

/// Memory that goes round: whoever is done with a large array gives it back, and the next one is made of it instead of of
/// fresh pages, which cost more than the bytes that are written to them.
package final class ByteBuffers: Sendable {
    private let spare: Mutex<[[UInt8]]>
    private let count: Int
    private let capacity: Int

    /// - Parameters:
    ///   - count: how many are kept.
    ///   - capacity: larger ones are not kept, bytes.
    package init(count: Int, capacity: Int) {
        self.count = count
        self.capacity = capacity
        spare = Mutex([])
    }

    /// An empty array, with memory where one was given back.
    package func take() -> [UInt8] { spare.withLock { $0.popLast() } ?? [] }

    /// Keeps the memory of an array that nobody else holds.
    package func give(_ bytes: consuming [UInt8]) {
        guard bytes.capacity <= capacity, bytes.capacity > 0 else { return }
        bytes.removeAll(keepingCapacity: true)
        let buffer = bytes
        spare.withLock { spare in
            if spare.count < count { spare.append(buffer) }
        }
    }
}
