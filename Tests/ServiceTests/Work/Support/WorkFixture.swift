import APIModel
import Catalog
import Core
import Service

/// A catalog with what a job needs: instances, repositories with their keys, and a plan.
enum WorkFixture {
    static let password = Secret("p4ss")

    static func plan(_ name: String = "nightly", _ change: (inout Plan) -> Void = { _ in }) throws -> Plan {
        var plan = Plan(
            name: try ResourceName(parsing: name), cycle: Cycle(.hours(1, from: TimeOfDay(minutes: 0))),
            repository: try ResourceName(parsing: "main"))
        change(&plan)
        return plan
    }

    /// Adds repositories `main` (r) and `offsite` (r2), and instances `i0`, `i1`, … with a password.
    static func fill(_ catalog: Catalog, instances: Int = 1) async throws {
        try await catalog.write { transaction in
            for (id, name) in [("r", "main"), ("r2", "offsite")] {
                try transaction.repositories.add(
                    RepositoryRecord(
                        id: id, project: "p", name: name, url: "/nowhere/\(name)",
                        createdAt: Fixture.at(id == "r" ? 0 : 1)))
                try transaction.repositories.setSecrets(
                    RepositorySecrets(key: AssignedKey(kind: .passphrase, label: "p", secret: Secret("open \(id)"))),
                    of: id)
            }
            for number in 0..<instances {
                try transaction.instances.add(
                    InstanceRecord(
                        id: "i\(number)", project: "p", site: "s", name: "shop-\(number)",
                        endpoint: "db\(number).example.com:3307",
                        document: #"{"user":"backup","tls":"verify-ca","authorities":"PEM"}"#, tags: ["env=production"],
                        createdAt: Fixture.at(0)))
                try transaction.instances.setCredentials(Self.password, of: "i\(number)")
            }
        }
    }

    /// Adds a plan, bound to every instance with the tag.
    static func add(_ plan: Plan, id: String = "plan", to catalog: Catalog) async throws {
        let document = try WorkJSON.text(plan)
        try await catalog.write { transaction in
            try transaction.plans.add(
                PlanRecord(
                    id: id, project: "p", name: plan.name.description, document: document, createdAt: Fixture.at(0)))
            try transaction.plans.bind(id, to: [.tag("env=production")])
        }
    }

    static func job(
        _ id: String, _ kind: JobKind = .base, instance: String? = "i0", payload: String = "{}"
    ) -> Job {
        Job(
            id: JobID(id), key: id, kind: kind,
            subject: JobSubject(project: "p", instance: instance, site: "s", repository: "r"), payload: payload,
            createdAt: Fixture.at(0))
    }
}
