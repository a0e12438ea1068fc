/// What one receiver knows of one trouble, as the catalog keeps it.
package struct FollowRecord: Sendable, Hashable {
    /// A subscription, or a channel that plans name.
    package let subscriber: String
    package let key: String
    package var alarm: String?
    package var content: Content

    package struct Content: Sendable, Codable, Hashable {
        package var state: FollowState
        /// Of the newest event, for what is told without one.
        package var notice: Notice

        package init(state: FollowState, notice: Notice) {
            self.state = state
            self.notice = notice
        }
    }

    package init(subscriber: String, key: String, alarm: String?, content: Content) {
        self.subscriber = subscriber
        self.key = key
        self.alarm = alarm
        self.content = content
    }
}
