/// What the service says about itself, and how.
package struct LogSettings: Sendable, Hashable {
    /// How much is said. The names are those of swift-log.
    package enum Level: String, Sendable, CaseIterable {
        case trace
        case debug
        case info
        case notice
        case warning
        case error
        case critical
    }

    package enum Format: String, Sendable, CaseIterable {
        /// A line for people.
        case text
        /// An object a line, with request and job.
        case json
    }

    package var level = Level.info
    package var format = Format.text

    package init() {}
}
