/// What a rule is about: exact names; what is nil is not limited. A resource must be in all of them, and have one of the tags.
package struct PolicyResources: Sendable, Hashable {
    package enum Match: Sendable, Hashable {
        case none
        /// Some of what is meant, as far as can be known.
        case some
        case whole
    }

    package var kinds: Set<ResourceReference.Kind>?
    package var projects: Set<String>?
    package var sites: Set<String>?
    package var instances: Set<String>?
    package var tags: Set<String>?
    package var repositories: Set<String>?

    package init() {}

    package var isEverything: Bool { self == PolicyResources() }

    /// With `isCollection`, what the reference leaves open may be any: its parts are asked for one by one later.
    func match(_ resource: ResourceReference, isCollection: Bool) -> Match {
        // What lies in a project shows that the project is there, whatever its kind.
        if let kinds, !kinds.contains(resource.kind) {
            guard isCollection, resource.kind == .project || resource.kind == .service else { return .none }
            return limited(resource, isCollection: true) == .none ? .none : .some
        }
        return limited(resource, isCollection: isCollection)
    }

    private func limited(_ resource: ResourceReference, isCollection: Bool) -> Match {
        var match = Match.whole
        for (names, name) in [
            (projects, resource.project), (sites, resource.site), (instances, resource.instance),
            (repositories, resource.repository),
        ] {
            guard let names else { continue }
            if let name {
                guard names.contains(name) else { return .none }
            } else {
                guard isCollection else { return .none }
                match = .some
            }
        }
        guard let tags else { return match }
        if !resource.tags.isEmpty { return tags.isDisjoint(with: resource.tags) ? .none : match }
        return isCollection ? .some : .none
    }
}
