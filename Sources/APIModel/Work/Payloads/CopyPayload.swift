package import Core

/// One copy of an instance, or of all of them, to a second repository.
package struct CopyPayload: Sendable, Codable, Hashable {
    package var plan: String?
    package var since: Timestamp?
    package var until: Timestamp?

    package init(plan: String? = nil) { self.plan = plan }
}
