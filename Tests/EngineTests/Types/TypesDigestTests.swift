import Core
import TestKit
import Testing

/// Digests tell tables apart exactly where their bytes differ.
@Suite("Types: digests", .serialized)
struct TypesDigestTests {
    @Test("Equal on another server, different after the smallest change", arguments: ServerFamily.allCases)
    func digests(family: ServerFamily) async throws {
        let source = try await SharedServers.shared.source(family)
        let target = try await SharedServers.shared.target(family)
        try await source.removeSchemas()
        try await target.removeSchemas()
        let fixture = TypesFixture(family)
        // Another order of the rows, another history: the same rows.
        try await source.run("SET TIMESTAMP = 1700000000;" + fixture.beforeBase)
        try await target.run("SET TIMESTAMP = 1700000000;" + fixture.beforeBase)
        try await target.run("ALTER TABLE types.heap_3 ORDER BY v DESC; UPDATE types.base_3 SET tail = 5 WHERE id = 1;")
        let lab = try await Lab.make("digest")
        let first = try await Self.lines(lab, source)
        let second = try await Self.lines(lab, target)
        #expect(first.count > fixture.cases.count * 3)
        for (left, right) in zip(first, second) { #expect(left == right) }

        try await target.run("SET sql_mode = ''; UPDATE types.hidden SET secret = 'HUSH' WHERE id = 1;")
        try await target.run("DELETE FROM types.base_5 LIMIT 1;")
        let third = try await Self.lines(lab, target)
        let changed = zip(first, third).filter { $0 != $1 }.map { $0.0 }
        #expect(changed.count == 2)
        #expect(changed.contains { $0.contains("hidden") } && changed.contains { $0.contains("base_5\"") })
        try await source.removeSchemas()
        try await target.removeSchemas()
    }

    private static func lines(_ lab: Lab, _ server: DatabaseServer) async throws -> [String] {
        try await lab.program.require(["digest", "--source", server.url(), "--json"]).output
            .split(separator: "\n").map(String.init).filter { $0.contains("\"event\":\"table\"") }.sorted()
    }
}
