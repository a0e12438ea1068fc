package import Core

/// Restore points that must not be taken away until somebody allows it.
package struct HoldPayload: Sendable, Codable, Hashable {
    package var plan: String?
    /// The last restore point that is held, or the newest before it.
    package var until: Timestamp?
    /// Seconds of restore points before it, as far as they go without a gap.
    package var span: Double?
    /// Why, wherever the hold keeps something.
    package var label: String?

    package init(until: Timestamp? = nil, span: Double? = nil, label: String? = nil) {
        self.until = until
        self.span = span
        self.label = label
    }
}
