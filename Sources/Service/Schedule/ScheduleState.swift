package import Core

/// What is remembered of a schedule, in the catalog, from one tick to the next and over restarts.
package struct ScheduleState: Hashable, Sendable, Codable {
    /// Every due instant up to this one has been dealt with.
    package var handled: Timestamp
    /// The latest time of any tick.
    package var seen: Timestamp
    package var due: DueRun?
    package var active: ActiveRun?

    /// Nothing before `since` is due. With `runsAtOnce` a first run is due at `since` itself.
    package init(since: Timestamp, runsAtOnce: Bool = false) {
        handled = since
        seen = since
        due = runsAtOnce ? DueRun(due: since, kind: .first) : nil
    }
}
