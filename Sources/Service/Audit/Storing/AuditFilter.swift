package import Core

/// Which entries are wanted.
package struct AuditFilter: Sendable, Hashable {
    package var who: String?
    package var function: String?
    package var verb: Verb?
    /// The kind of the resource.
    package var kind: ResourceReference.Kind?
    package var project: String?
    package var resource: String?
    package var instance: String?
    package var result: AuditResult?
    package var request: String?
    package var address: String?
    /// Not before.
    package var from: Timestamp?
    /// Before.
    package var until: Timestamp?
    /// Stands anywhere in the entry; letters of ASCII are alike whether small or capital.
    package var text: String?

    package init() {}

    /// Whether every entry is wanted.
    package var isEmpty: Bool { self == AuditFilter() }
}
