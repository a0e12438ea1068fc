/// What is remembered of one schedule from one tick to the next.
package struct ScheduleRecord: Sendable, Equatable {
    /// Names plan, instance and purpose.
    package let key: String
    /// The state itself, as JSON.
    package var document: String
    /// Grows with every change; a change names the one it was made from, 0 where nothing is stored yet.
    package let revision: Int64

    package init(key: String, document: String, revision: Int64 = 0) {
        self.key = key
        self.document = document
        self.revision = revision
    }
}
