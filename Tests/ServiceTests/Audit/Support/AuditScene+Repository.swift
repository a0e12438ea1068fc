import APIModel
import Catalog
import Core
import Repository
import Service
import TestKit

extension AuditScene {
    /// A repository in a folder, which the catalog knows.
    func addRepository(in folder: TestFolder) async throws -> Repository {
        let assigned = AssignedRepository(
            id: "r", name: "main", url: "file://\(folder.file("repository"))",
            key: AssignedKey(kind: .keyfile, label: "k", secret: KeyFile.generate()))
        let repository = try await assigned.create()
        try await catalog.write { transaction in
            try transaction.repositories.add(
                RepositoryRecord(
                    id: "r", project: "p", name: "main", url: assigned.url, createdAt: try transaction.now()))
            try transaction.repositories.setSecrets(RepositorySecrets(key: assigned.key), of: "r")
        }
        return repository
    }

    /// Many calls at once, whose entries are written together.
    func callMany(_ count: Int) async throws {
        try await withThrowingTaskGroup(of: Void.self) { group in
            for number in 0..<count {
                let caller = Caller(.service(part: "test"), requestID: "m-\(number)")
                group.addTask {
                    try await service.audit.close(caller, AuditCall(name: "listPlans", volume: .each), code: nil)
                }
            }
            try await group.waitForAll()
        }
    }
}
