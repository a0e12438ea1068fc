/// What may stand in a text.
package protocol WordValue: Sendable {
    var shown: String { get }
}

extension String: WordValue {
    package var shown: String { self }
}

extension Int: WordValue {
    package var shown: String { Figure.grouped(Int64(self)) }
}

extension Int64: WordValue {
    package var shown: String { Figure.grouped(self) }
}
