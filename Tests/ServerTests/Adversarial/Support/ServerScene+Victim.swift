import APIModel
import Core
import Service

extension ServerScene {
    private var owner: Caller { Caller(.service(part: "test"), requestID: "r") }

    /// A project `victim` and, in the project `default`, an instance, a repository, a plan and a job: something to lose.
    /// Gives the job's name.
    @discardableResult
    func addVictims() async throws -> String {
        _ = try await service.addProject(owner, ProjectRequest(name: "victim", title: "V"))
        _ = try await service.addInstance(owner, InstanceRequest(name: "shop", host: "db"), in: "default")
        _ = try await service.addRepository(
            owner,
            RepositoryForm(
                name: "main", url: "file:///srv/main", key: RepositoryKeyForm(kind: "passphrase", secret: "some words")),
            in: "default")
        let plan: ConfigValue = .map([
            ("name", "nightly"), ("cycle", ["every": "6h"]), ("repository", "main"),
            ("instances", ["names": ["shop"]]),
        ])
        _ = try await service.addPlan(owner, plan, in: "default")
        return try await service.beginJob(
            owner, JobForm(kind: "base", instance: "shop"), in: "default", key: nil
        ).id
    }
}
