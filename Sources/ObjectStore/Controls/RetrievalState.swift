package import Core

/// Where the retrieval of an archived object stands.
package enum RetrievalState: Sendable, Hashable {
    case notAsked
    case underWay
    /// A copy can be read until then; nil where the store does not say.
    case available(until: Timestamp?)
}
