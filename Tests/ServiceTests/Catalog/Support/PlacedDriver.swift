import Catalog
import Core
import Service
import TestKit

/// A database of a test, to which several drivers can be opened: each is what another process would have.
struct PlacedDriver: Sendable {
    enum Place: Sendable {
        case file(TestFolder, String)
        case server(PostgresServer, String)
    }

    let place: Place
    let clock: (any TidemarkClock)?

    /// Called at a test's end: until then the folder of a file stays.
    func keep() {}

    func open() throws -> any CatalogDriver {
        switch place {
        case .file(_, let path): try SQLiteDriver(path: path, clock: clock ?? SystemClock())
        case .server(let server, let database):
            PostgresDriver(url: Secret(server.url(database)), connections: 3, clock: clock)
        }
    }

    /// A catalog with one project and one site.
    func catalog(key: Secret = SecretSealer.newKey()) async throws -> Catalog {
        let catalog = try await Catalog.open(try open(), sealing: try SecretSealer(key: key))
        try await catalog.write { transaction in
            guard try transaction.projects.all().isEmpty else { return }
            try transaction.projects.add(ProjectRecord(id: "p", name: "project", createdAt: Fixture.at(0)))
            try transaction.sites.add(SiteRecord(id: "s", project: "p", name: "site", createdAt: Fixture.at(0)))
        }
        return catalog
    }
}
