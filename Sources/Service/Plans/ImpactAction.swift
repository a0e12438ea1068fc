/// What the reader of a base is to do.
package enum ImpactAction: Hashable, Sendable {
    /// Begin no further chunk; the signs are above their limits, in their order.
    case pause([ImpactSign])
    /// Go on over so many connections.
    case read(connections: Int)
}
