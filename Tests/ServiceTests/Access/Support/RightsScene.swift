import APIModel
import Catalog
import Core
import Service
import TestKit

/// Two projects with instances, jobs and plans, and people who were granted things.
struct RightsScene: Sendable {
    let base: ServiceScene
    var service: TidemarkService { base.service }
    static let me = ServiceScene.administrator
    static let shop = "shop"
    static let bank = "bank"

    init(_ place: CatalogPlace) async throws {
        base = try await ServiceScene(place)
        for project in [Self.shop, Self.bank] {
            _ = try await base.service.addProject(Self.me, ProjectRequest(name: project))
            _ = try await base.service.addRepository(
                Self.me,
                RepositoryForm(
                    name: "main", url: "file:///srv/\(project)",
                    key: RepositoryKeyForm(kind: "passphrase", secret: "some words")), in: project)
            for (name, tags) in [("gold-1", ["gold"]), ("plain-1", [])] {
                _ = try await base.service.addInstance(
                    Self.me, Self.instance(name, tags: tags), in: project)
            }
            _ = try await base.service.addPlan(
                Self.me, ServiceScene.plan("nightly", [("instances", ["names": ["gold-1", "plain-1"]])]),
                in: project)
        }
    }

    static func instance(_ name: String, tags: [String] = [], site: String = "default") -> InstanceRequest {
        InstanceRequest(name: name, host: "db.example.com", port: 3306, site: site, tags: tags)
    }

    /// A person who has signed in.
    static func person(_ name: String, groups: [String] = [], hasSecondFactor: Bool = false) -> Caller {
        Caller(
            .person(
                PersonIdentity(name: name, session: "s-\(name)", groups: groups, hasSecondFactor: hasSecondFactor)),
            address: "10.0.0.7", requestID: "r")
    }

    @discardableResult
    func grant(
        _ role: String, to name: String, kind: String = "person", in project: String? = nil
    ) async throws -> GrantDocument {
        try await service.addGrant(
            Self.me, GrantForm(subjectKind: kind, subject: name, role: role, project: project))
    }

    @discardableResult
    func policy(_ name: String, _ rules: [PolicyRuleForm]) async throws -> PolicyDocument {
        try await service.addPolicy(Self.me, PolicyForm(name: name, rules: rules))
    }

    /// A job of an instance.
    func job(on instance: String, in project: String) async throws -> JobDocument {
        try await service.beginJob(Self.me, JobForm(kind: "base", instance: instance), in: project, key: nil)
    }

    /// The code and message that something throws; nil where it throws nothing.
    static func refusal(_ work: () async throws -> Void) async -> String? {
        do {
            try await work()
            return nil
        } catch let error as TidemarkError {
            return "\(error.code): \(error.message)"
        } catch {
            return "\(error)"
        }
    }

    /// The code alone.
    static func code(_ work: () async throws -> Void) async -> String? {
        do {
            try await work()
            return nil
        } catch let error as TidemarkError {
            return error.code.rawValue
        } catch {
            return "\(error)"
        }
    }

    func close() async { await base.close() }
}
