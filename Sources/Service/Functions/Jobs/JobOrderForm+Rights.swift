internal import APIModel
internal import Catalog

extension Job {
    /// What asking for such a job needs.
    var function: ServiceFunction {
        switch kind {
        case .base, .stream: .beginBase
        // Nobody asks for a hold: whoever may have a base made may have one tried again.
        case .hold: .resumeJob
        case .verify: .beginVerify
        case .copy: .beginCopy
        case .merge: .beginMerge
        case .restore: JobOrderForm.restore(existing: JSONTree(stored: payload)["existing"])
        case .drill: .beginDrill
        case .export: .beginExport
        case .prune: .beginPrune
        case .lookup: JobOrderForm.lookup(what: JSONTree(stored: payload)["what"])
        }
    }
}

extension JobForm {
    /// What is asked for, as far as the form names it.
    func reference(in project: String) -> ResourceReference {
        guard let instance else { return ResourceReference(.repository, project: project, name: repository) }
        var reference = ResourceReference(.instance, project: project, name: instance)
        reference.repository = repository
        return reference
    }
}

extension JobOrderForm {
    /// The form may leave open which repository it is about, and a restore writes to a second instance: both have to be allowed
    /// too. Throws what `Permit.require` throws.
    func require(_ function: ServiceFunction, _ permit: Permit, _ transaction: CatalogTransaction) throws {
        guard !permit.allowsEverywhere(function) else { return }
        let names = try SubjectNames(transaction, project: subject.project)
        for repository in [subject.repository, subject.secondRepository].compactMap({ $0 }) {
            var whole: ResourceReference
            if let instance = subject.instance {
                whole = ResourceReference(.instance, project: names.name(subject.project), name: names.name(instance))
                whole = try transaction.filled(whole)
                whole.repository = names.name(repository)
            } else {
                let name = names.name(repository)
                whole = ResourceReference(.repository, project: names.name(subject.project), name: name)
            }
            try permit.requireEach(function, on: whole)
        }
        guard let target = targetInstance else { return }
        let whole = ResourceReference(.instance, project: names.name(subject.project), name: names.name(target))
        try permit.requireEach(function, on: try transaction.filled(whole))
    }
}
