/// Carries requests: the network, or a script in tests.
package protocol APITransport: Sendable {
    /// One try. Throws `APITransportFailure`.
    func send(_ request: APIRequest) async throws -> APIAnswer

    /// The answer's body as it comes, for as long as it comes; nil where the answer is no success, which `send` explains.
    func stream(_ request: APIRequest) async throws -> APIStream
}

/// An answer whose body has no end.
package struct APIStream: Sendable {
    /// The head, and the whole body where it is no success.
    package let answer: APIAnswer
    /// Pieces of the body of a success.
    package let pieces: AsyncThrowingStream<[UInt8], any Error>

    package init(answer: APIAnswer, pieces: AsyncThrowingStream<[UInt8], any Error>) {
        self.answer = answer
        self.pieces = pieces
    }
}

/// Why there is no answer.
package struct APITransportFailure: Error, Sendable, CustomStringConvertible {
    package enum Kind: Sendable, Hashable {
        /// Nothing was sent.
        case unreachable
        /// The other end did not prove who it is; nothing was sent.
        case untrusted
        /// Nobody knows whether the request was carried out.
        case broken
        case timedOut
        /// The answer is larger than anything that is asked for.
        case tooLarge
    }

    package let kind: Kind
    package let description: String

    package init(_ kind: Kind, _ description: String) {
        self.kind = kind
        self.description = description
    }
}
