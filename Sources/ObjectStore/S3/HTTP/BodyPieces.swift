internal import NIOCore

/// A body in pieces that are copied only when they are sent.
struct BodyPieces: AsyncSequence, Sendable {
    typealias Element = ByteBuffer

    let bytes: ArraySlice<UInt8>
    let size: Int

    struct AsyncIterator: AsyncIteratorProtocol {
        var rest: ArraySlice<UInt8>
        let size: Int

        mutating func next() async -> ByteBuffer? {
            guard !rest.isEmpty else { return nil }
            let piece = rest.prefix(size)
            rest = rest.dropFirst(size)
            return ByteBuffer(bytes: piece)
        }
    }

    func makeAsyncIterator() -> AsyncIterator { AsyncIterator(rest: bytes, size: size) }
}
