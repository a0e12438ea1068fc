import APIModel
import Catalog
import Core
import Service
import TestKit
import Testing

/// A service over an empty catalog with one project and one site, and the callers of a test.
struct ServiceScene: Sendable {
    let placed: PlacedDriver
    let clock: TurnedClock
    let catalog: Catalog
    let service: TidemarkService

    static let project = "project"
    static let site = "site"
    /// May do everything, and takes no password.
    static let administrator = Caller(.service(part: "test"), requestID: "r")

    init(
        _ place: CatalogPlace, engine: any InstanceEngine = ScriptedEngine(),
        provider: (any IdentityProvider)? = nil
    ) async throws {
        clock = TurnedClock()
        placed = try await place.driver(clock: clock)
        catalog = try await placed.catalog()
        var prices = StoragePrices()
        prices.classes = ["STANDARD": 0.02]
        service = TidemarkService(catalog: catalog, engine: engine, prices: prices, provider: provider, version: "test")
    }

    /// Adds an instance with the given tags.
    @discardableResult
    func add(_ name: String, tags: [String] = [], port: Int = 3306) async throws -> InstanceDocument {
        try await service.addInstance(
            Self.administrator,
            InstanceRequest(name: name, host: "db.example.com", port: port, site: Self.site, tags: tags),
            in: Self.project)
    }

    /// Adds a repository with a key.
    @discardableResult
    func addRepository(_ name: String = "main") async throws -> RepositoryDocument {
        try await service.addRepository(
            Self.administrator,
            RepositoryForm(
                name: name, url: "file:///srv/\(name)", key: RepositoryKeyForm(kind: "passphrase", secret: "some words")
            ),
            in: Self.project)
    }

    /// Adds a plan out of its fields.
    @discardableResult
    func addPlan(_ name: String, _ fields: [(String, ConfigValue?)] = []) async throws -> PlanDocument {
        try await service.addPlan(Self.administrator, Self.plan(name, fields), in: Self.project)
    }

    /// A plan's tree: every six hours to `main`, with some fields replaced or added.
    static func plan(_ name: String, _ fields: [(String, ConfigValue?)] = []) -> ConfigValue {
        let base: [(String, ConfigValue?)] = [
            ("name", .text(name)), ("cycle", ["every": "6h"]), ("repository", "main"),
        ]
        return .map(base.filter { member in !fields.contains { $0.0 == member.0 } } + fields)
    }

    /// The identifier of an instance.
    func id(of name: String) async throws -> String {
        let found = try await catalog.read { try $0.instances.named(name, in: "p")?.id }
        return try #require(found)
    }

    func close() async {
        await catalog.close()
        placed.keep()
    }
}
