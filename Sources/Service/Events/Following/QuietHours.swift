package import Core

/// Hours in which only what is critical is told; what else happens is told when they are over.
package struct QuietHours: Sendable, Hashable {
    private let window: RunWindow
    private let zone: CalendarZone

    /// `22:00-07:00` and the name of a time zone. Throws `usage.invalid`.
    package init(_ window: String, zone: String) throws(TidemarkError) {
        self.window = try RunWindow(parsing: window)
        self.zone = try CalendarZone(parsing: zone)
    }

    /// When they end; nil where an instant does not lie in them.
    package func end(around instant: Timestamp) -> Timestamp? { window.opening(around: instant, in: zone)?.upperBound }
}
