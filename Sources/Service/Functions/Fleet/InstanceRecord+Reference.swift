internal import Catalog

extension InstanceRecord {
    /// What rights depend on.
    func reference(_ names: FleetNames) -> ResourceReference {
        .instance(name, in: names.project.name, site: names.site(site), tags: tags)
    }
}

extension ResourceReference {
    /// An instance with all that rights depend on.
    static func instance(
        _ name: String, in project: String, site: String? = nil, tags: Set<String> = []
    ) -> ResourceReference {
        var reference = ResourceReference(.instance, project: project, name: name)
        reference.site = site
        reference.tags = tags
        return reference
    }

    static func instance(_ instance: Instance, in project: String) -> ResourceReference {
        .instance(
            instance.name.description, in: project, site: instance.site.description,
            tags: Set(instance.tags.map(\.description)))
    }
}
