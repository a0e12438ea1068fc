internal import Catalog
internal import Core

/// The rows of an instance that is known from a repository alone, in the one project and site there are.
extension DescribedInstance {
    private static let place = "default"

    func add(to session: any CatalogSession, at now: Timestamp) throws {
        // By their identifiers: of every instance but the first they are there.
        try session.execute(
            "INSERT INTO projects (id, name, created_at) VALUES (?, ?, ?) ON CONFLICT (id) DO NOTHING",
            [.text(Self.place), .text(Self.place), CatalogValue(now)])
        try session.execute(
            "INSERT INTO sites (id, project, name, created_at) VALUES (?, ?, ?, ?) ON CONFLICT (id) DO NOTHING",
            [.text(Self.place), .text(Self.place), .text(Self.place), CatalogValue(now)])
        try session.execute(
            """
            INSERT INTO instances (id, project, site, name, endpoint, document, created_at, revision)
            VALUES (?, ?, ?, ?, ?, ?, ?, 0)
            """,
            [
                .text(id), .text(Self.place), .text(Self.place), .text(recovered.name),
                .text(instance.endpoint.description), .text(document), CatalogValue(createdAt),
            ])
    }
}
