/// What a call was about, as the audit keeps it.
package struct AuditResource: Sendable, Hashable, Codable {
    package var kind: String
    package var project: String?
    package var name: String?
    package var site: String?
    package var instance: String?
    package var repository: String?

    init(_ reference: ResourceReference) {
        kind = reference.kind.rawValue
        project = reference.project
        name = reference.name
        site = reference.site
        instance = reference.instance
        repository = reference.repository
    }
}
