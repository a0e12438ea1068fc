/// INCIDENT: something happened on the source that the log may not show.
package struct IncidentEvent: Equatable, Sendable {
    /// 1 is LOST_EVENTS.
    package let code: UInt16
    package let message: String
}
