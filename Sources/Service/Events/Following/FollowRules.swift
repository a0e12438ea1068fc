/// How somebody wants to be told of a trouble.
package struct FollowRules: Sendable, Hashable {
    /// Seconds in which what happens again is only counted.
    package var foldSeconds: Double
    /// Seconds after which a trouble nobody has acknowledged is told to others; nil for never.
    package var escalateSeconds: Double?
    package var quiet: QuietHours?
    /// Whether the end of a trouble is told.
    package var tellsEnd: Bool

    package init(
        foldSeconds: Double = 3600, escalateSeconds: Double? = nil, quiet: QuietHours? = nil, tellsEnd: Bool = true
    ) {
        self.foldSeconds = foldSeconds
        self.escalateSeconds = escalateSeconds
        self.quiet = quiet
        self.tellsEnd = tellsEnd
    }
}
