/// What a page follows while it is open: asked again and again for what is new behind a cursor.
package struct EventFeed: Sendable {
    package struct Batch: Sendable {
        package var events: [LiveEvent]
        /// What the next call, or a visitor who comes back, goes on behind.
        package var cursor: String
        package var isOver: Bool
        /// More is there already: the next call needs no wait.
        package var hasMore: Bool

        package init(events: [LiveEvent], cursor: String, isOver: Bool = false, hasMore: Bool = false) {
            self.events = events
            self.cursor = cursor
            self.isOver = isOver
            self.hasMore = hasMore
        }
    }

    /// Nil at the beginning. Is asked once before anything is answered, so that its errors are shown like any other.
    package let next: @Sendable (_ cursor: String?) async throws -> Batch

    package init(next: @escaping @Sendable (_ cursor: String?) async throws -> Batch) { self.next = next }
}
