/// When people are told, and who.
package struct AlertRules: Hashable, Sendable {
    /// Names of those who are told: events of trouble carry them. None means that events are only recorded.
    package var receivers: [ResourceName] = []
    /// How far the last durable commit may be behind the source's clock; nil where nothing is promised.
    package var rpo: TimeSpan?
    /// How long a drill may take until its instance is there again; nil where nothing is promised.
    package var rto: TimeSpan?
    /// How long a run that could start may wait.
    package var overdue = TimeSpan(seconds: 1800)
    /// How many failures of one kind of job in a row are told.
    package var failures = 1

    package init() {}
}

extension AlertRules {
    /// What a drill that took so many seconds is told as; nil where nothing is promised.
    package func event(ofDrillOf seconds: Double) -> EventKind? {
        rto.map { seconds > Double($0.seconds) ? .rtoExceeded : .rtoBack }
    }
}
