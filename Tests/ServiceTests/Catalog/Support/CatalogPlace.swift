import Catalog
import Core
import Service
import TestKit

/// The two databases a catalog can be in. Every test of the catalog runs on both.
enum CatalogPlace: String, CaseIterable, Sendable {
    case sqlite
    case postgresql

    /// A driver on an empty database of its own. `clock` stands in for the database's.
    func driver(clock: (any TidemarkClock)? = nil) async throws -> PlacedDriver {
        switch self {
        case .sqlite:
            let folder = try TestFolder("catalog")
            return PlacedDriver(place: .file(folder, folder.file("catalog.sqlite")), clock: clock)
        case .postgresql:
            let server = try await SharedPostgres.shared.server()
            return PlacedDriver(place: .server(server, try await server.makeDatabase()), clock: clock)
        }
    }
}
