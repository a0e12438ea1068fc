/// What a control asks of facts beyond what plans promise. Each is what a user has written; none has a default.
package struct ControlLimits: Sendable, Hashable {
    package enum Key: String, Sendable, Hashable, CaseIterable {
        /// The newest base is at most as old.
        case baseAge = "base-age"
        /// The newest span of restore points is at least as long.
        case window
        /// The last durable commit is at most so far behind.
        case rpo
        /// The newest base of a copy is at most as old.
        case copyAge = "copy-age"
        /// What is stored stays locked for at least as long.
        case lock
        /// The last drill is at most as old.
        case drillAge = "drill-age"
        /// The last check of the audit is at most as old.
        case auditAge = "audit-age"

        /// The fact that it is asked of.
        package var fact: ComplianceFact {
            switch self {
            case .baseAge: .base
            case .window: .window
            case .rpo: .rpo
            case .copyAge: .offSiteCopy
            case .lock: .immutability
            case .drillAge: .drill
            case .auditAge: .audit
            }
        }
    }

    private var spans: [Key: TimeSpan] = [:]

    package init(_ spans: [Key: TimeSpan] = [:]) { self.spans = spans }

    package static let none = ControlLimits()

    /// Seconds; nil where nothing is asked.
    subscript(key: Key) -> Double? { spans[key].map { Double($0.seconds) } }

    /// As they are written.
    var shown: [String: String] {
        Dictionary(spans.map { ($0.key.rawValue, $0.value.description) }) { first, _ in first }
    }
}
