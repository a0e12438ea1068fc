package import ObjectStore

/// How archived objects are brought back.
package struct RetrievalOptions: Sendable {
    /// Days for which the copies stay readable.
    package var days = 7
    package var speed = RetrievalSpeed.standard
    /// Seconds to wait for them at most.
    package var patience = 3 * 86_400.0
    /// Seconds between the first two looks; they grow up to 64 times that.
    package var firstLook = 2.0

    package init() {}
}
