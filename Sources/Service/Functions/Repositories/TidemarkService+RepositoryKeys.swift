internal import Catalog
internal import Core
internal import Repository

extension TidemarkService {
    /// Every key that opens a repository, oldest first. It is this process that goes there, with the key that is kept here.
    /// Throws `catalog.missing`, also where no key is kept, and what opening a repository throws.
    package func repositoryKeys(
        _ caller: Caller, ofRepository name: String, in project: String
    ) async throws -> [RepositoryKey] {
        let resource = ResourceReference(.repository, project: project, name: name)
        let place = try await read(caller, .showRepository, on: resource) { transaction, _ in
            let owner = try transaction.project(named: project)
            guard let record = try transaction.repositories.named(name, in: owner.id) else {
                throw transaction.session.missing("repository \(name)")
            }
            return try AssignmentBuilder(transaction).repository(record.id)
        }
        let repository = try await place.open(patience: 5)
        let epoch = repository.epoch
        return try await repository.keySlots().map { RepositoryKey($0, epoch: epoch) }
    }
}
