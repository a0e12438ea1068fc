/// Segments that were taken away on purpose.
package struct RemovedRange: Codable, Sendable, Hashable {
    package var first: UInt64
    package var last: UInt64
    package var reason: RemovalReason

    package init(_ segments: ClosedRange<UInt64>, _ reason: RemovalReason) {
        first = segments.lowerBound
        last = segments.upperBound
        self.reason = reason
    }

    func contains(_ sequence: UInt64) -> Bool { first <= sequence && sequence <= last }
}
