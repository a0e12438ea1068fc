/// An answer that is not the XML it should be.
package struct XMLFailure: Error, Sendable, Equatable, CustomStringConvertible {
    package let problem: String
    /// Bytes from the beginning.
    package let offset: Int

    package var description: String { "broken XML at byte \(offset): \(problem)" }
}
