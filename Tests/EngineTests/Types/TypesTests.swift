import Core
import MySQLWire
import TestKit
import Testing

/// Every column type comes back with the same bytes, through the base and through the log.
@Suite("Types", .serialized)
struct TypesTests {
    @Test("Every type and edge value", .timeLimit(.minutes(10)), arguments: ServerFamily.allCases)
    func everyValue(family: ServerFamily) async throws {
        let source = try await SharedServers.shared.source(family)
        let target = try await SharedServers.shared.target(family)
        try await source.removeSchemas()
        let fixture = TypesFixture(family)
        try await source.run(fixture.beforeBase)
        let lab = try await Lab.make("types")
        let stream = try await lab.startStream(source)
        try await lab.backup(source)
        try await source.run(fixture.afterBase)
        try await lab.awaitStored(source)
        try await stream.interrupt()
        try await lab.restore(to: "latest", target)

        let dumps = (try await HexDump(source).contents(), try await HexDump(target).contents())
        #expect(dumps.0.count == dumps.1.count)
        for (table, content) in dumps.0.sorted(by: { $0.key < $1.key }) where dumps.1[table] != content {
            let difference = try await HexDump.difference(of: table, source, target)
            Issue.record("\(fixture.describe(table)):\n\(difference)")
        }
        try await compareBinary(source, target, Array(dumps.0.keys).sorted(), fixture)
        let (left, right) = (try await source.definitions(), try await target.definitions())
        for (name, definition) in left { #expect(right[name] == definition) }
        try await source.removeSchemas()
    }

    /// The binary protocol shows what texts round: compares the rows as the servers send them.
    private func compareBinary(
        _ source: DatabaseServer, _ target: DatabaseServer, _ tables: [TableName], _ fixture: TypesFixture
    ) async throws {
        let left = try await source.connect()
        let right = try await target.connect()
        for table in tables {
            let sql = "SELECT * FROM \(table.quoted) ORDER BY id"
            let rows = (try await left.collect(left.prepare(sql)), try await right.collect(right.prepare(sql)))
            #expect(rows.0.framedRows == rows.1.framedRows, "\(fixture.describe(table)) by the binary protocol")
        }
        await left.close()
        await right.close()
    }
}
