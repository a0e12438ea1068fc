/// A request that got no answer.
package struct TransportFailure: Error, Sendable, CustomStringConvertible {
    package enum Kind: Sendable {
        /// No connection came about: nothing was sent.
        case unreachable
        /// The other side's certificate or protocol was refused: nothing was sent.
        case untrusted
        /// Nothing moved for too long, or the time was up.
        case timedOut
        /// The connection ended in the middle, or what came was no HTTP.
        case broken
        /// The answer is larger than it can be.
        case tooLarge
    }

    package let kind: Kind
    package let description: String

    package init(_ kind: Kind, _ description: String) {
        self.kind = kind
        self.description = description
    }

    /// Whether the store may have carried out the request all the same.
    package var mayHaveArrived: Bool { kind != .unreachable && kind != .untrusted }
}
