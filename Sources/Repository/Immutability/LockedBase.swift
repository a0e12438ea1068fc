package import Core

/// Until when all objects of a base are locked at least: so that neither a prune nor the next base has to ask the store
/// about each of them.
package struct LockedBase: Codable, Sendable, Hashable {
    package var base: String
    /// The base's manifest stays until then, and so the base.
    package var until: Timestamp
    /// All its chunks are locked at least until then.
    package var chunksUntil: Timestamp
}
