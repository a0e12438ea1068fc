/// How many archived objects can be read again.
package struct RetrievalProgress: Sendable, Hashable {
    package var ready = 0
    package var total = 0
    /// Stored bytes of all.
    package var bytes: UInt64 = 0
    /// Asked for by this run.
    package var asked = 0

    package var isReady: Bool { ready == total }
}
