/// When people are told, and who.
package struct AlertRules: Hashable, Sendable {
    /// Names of those who are told: events of trouble carry them. None means that events are only recorded.
    package var receivers: [ResourceName] = []
    /// How far the last durable commit may be behind the source's clock; nil where nothing is promised.
    package var rpo: TimeSpan?
    /// How long a run that could start may wait.
    package var overdue = TimeSpan(seconds: 1800)
    /// How many failures of one kind of job in a row are told.
    package var failures = 1

    package init() {}
}
