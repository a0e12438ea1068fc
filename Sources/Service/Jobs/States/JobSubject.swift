/// What a job is about: the names its limits and exclusions go by.
package struct JobSubject: Sendable, Hashable, Codable {
    package var project: String
    /// The instance that is read, or whose backups are; nil where the whole repository is meant.
    package var instance: String?
    /// Where a worker must be; nil where any will do.
    package var site: String?
    package var repository: String?
    /// The repository a copy goes to.
    package var secondRepository: String?
    /// The server or folder that is written to, in a form equal for equal targets.
    package var target: String?

    package init(
        project: String, instance: String? = nil, site: String? = nil, repository: String? = nil,
        secondRepository: String? = nil, target: String? = nil
    ) {
        self.project = project
        self.instance = instance
        self.site = site
        self.repository = repository
        self.secondRepository = secondRepository
        self.target = target
    }
}
