extension Job {
    /// What may not be done beside this job, as the things both would use.
    ///
    /// * One base, one stream and one drill of an instance at a time; a base beside its stream.
    /// * One restore to a target at a time.
    /// * A prune never beside what reads stored objects that it could take away (restore, drill, verify, copy, export, hold, lookup), in
    ///   the same part of the repository. Beside a base it may run: the two agree in the repository itself.
    /// * Prune and merge need the repository's one maintenance lease; the second would only wait for it.
    package var resources: [JobResource] {
        var resources: [JobResource] = []
        if let instance = subject.instance, kind == .base || kind == .stream || kind == .drill {
            resources.append(JobResource(.run(kind, instance: instance), .exclusive))
        }
        if let target = subject.target, kind == .restore || kind == .drill {
            resources.append(JobResource(.target(target), .exclusive))
        }
        switch kind {
        case .base, .stream: break
        case .restore, .drill, .verify, .export, .hold, .lookup:
            if let repository = subject.repository { resources += reading(repository) }
        case .copy:
            if let repository = subject.repository { resources += reading(repository) }
            if let second = subject.secondRepository, second != subject.repository {
                resources += reading(second)
                resources.append(JobResource(.copy(repository: second, instance: subject.instance), .exclusive))
            }
        case .prune:
            if let repository = subject.repository {
                resources += removing(repository)
                resources.append(JobResource(.maintenance(repository: repository), .exclusive))
            }
        case .merge:
            if let repository = subject.repository {
                resources.append(JobResource(.maintenance(repository: repository), .exclusive))
            }
        }
        return resources
    }

    private func reading(_ repository: String) -> [JobResource] { using(repository, part: .intentShared, .shared) }

    private func removing(_ repository: String) -> [JobResource] {
        using(repository, part: .intentExclusive, .exclusive)
    }

    private func using(_ repository: String, part: ResourceMode, _ mode: ResourceMode) -> [JobResource] {
        guard let instance = subject.instance else { return [JobResource(.repository(repository), mode)] }
        return [
            JobResource(.repository(repository), part),
            JobResource(.part(repository: repository, instance: instance), mode),
        ]
    }
}
