import Core
import Foundation
import TestKit
import Testing

/// What a user does after a mistake, on real servers.
@Suite("Find on servers", .serialized)
struct FindServerTests {
    @Test("The moment before a mistake", .timeLimit(.minutes(3)), arguments: ServerFamily.allCases)
    func mistake(family: ServerFamily) async throws {
        let source = try await SharedServers.shared.source(family)
        try await source.removeSchemas()
        try await source.run(
            """
            CREATE DATABASE shop; USE shop;
            CREATE TABLE orders (id INT PRIMARY KEY, v INT, note VARCHAR(50));
            CREATE TABLE audit (id INT PRIMARY KEY AUTO_INCREMENT, text VARCHAR(50));
            INSERT INTO orders VALUES (1, 1, 'one'), (2, 2, 'two'), (3, 3, 'three');

            """)
        let lab = try await Lab.make("mistake")
        let stream = try await lab.startStream(source)
        try await lab.backup(source)
        let compression =
            family == .mysql
            ? "SET SESSION binlog_transaction_compression = ON;" : "SET GLOBAL log_bin_compress = ON;"
        try await source.run(
            """
            \(compression) USE shop;
            UPDATE orders SET v = 10 WHERE id = 1;
            INSERT INTO orders VALUES (4, 4, REPEAT('x', 50)), (5, 5, REPEAT('y', 50));
            XA START 'a'; UPDATE orders SET v = 20 WHERE id = 2; XA END 'a'; XA PREPARE 'a'; XA COMMIT 'a';
            XA START 'b'; UPDATE orders SET v = 0 WHERE id = 2; XA END 'b'; XA PREPARE 'b'; XA ROLLBACK 'b';

            """)
        let before = try await HexDump(source).content(of: TableName(schema: "shop", name: "orders"))
        try await source.run(
            """
            USE shop; START TRANSACTION;
            INSERT INTO audit (text) VALUES ('cleaning up'); DELETE FROM orders WHERE v > 2; COMMIT;
            INSERT INTO orders VALUES (6, 6, 'later');

            """)
        let after = try await HexDump(source).contents()
        try await lab.awaitStored(source)

        let find = ["find", "--repo", lab.repositoryURL, "--json"]
        let all = try FindLines(try await lab.program.require(find + ["--table", "shop.orders"]).output).lines
        let counts = all.map { line in line.tables?.first.map { [$0.inserted, $0.updated, $0.deleted] } }
        // The tables were made before the stream began.
        #expect(counts == [[0, 1, 0], [2, 0, 0], [0, 1, 0], [0, 0, 5], [1, 0, 0]])
        let mistake = try #require(all.dropFirst(3).first)
        #expect(mistake.tables?.map(\.table) == ["shop.orders", "shop.audit"])
        let bursts = try FindLines(try await lab.program.require(find + ["--deletes", "5"]).output).lines
        #expect(bursts.map(\.gtid) == [mistake.gtid])
        let row = try FindLines(
            try await lab.program.require(find + ["--table", "shop.orders", "--key", "2"]).output)
        #expect(row.rows.map(\.change) == ["updated", "deleted"])
        try await restore(as: try #require(mistake.before), lab, before, family)
        try await leaveOut(as: try #require(mistake.skip), lab, family)

        // One row comes back, then all of them; a changed row stops the script.
        let gtid = try #require(mistake.gtid)
        let undo = ["find", "--repo", lab.repositoryURL, "--undo-sql", "--gtid", gtid]
        let one = try await lab.program.require(undo + ["--table", "shop.orders", "--key", "id=3"]).output
        try await source.run(one)
        #expect(try await source.run("SELECT * FROM shop.orders;") == "3\t3\tthree\n6\t6\tlater\n")
        await #expect(throws: (any Error).self) {
            try await source.run(try await lab.program.require(undo).output)
        }
        #expect(try await source.run("SELECT COUNT(*) FROM shop.orders;") == "2\n")
        try await source.run("DELETE FROM shop.orders WHERE id IN (3, 6);")
        try await source.run(try await lab.program.require(undo).output)
        #expect(try await HexDump(source).content(of: TableName(schema: "shop", name: "orders")) == before)
        #expect(after.count == 2)

        try await definitions(source, lab)
        try await stream.interrupt()
        try await source.run(family == .mariadb ? "SET GLOBAL log_bin_compress = OFF;" : "SELECT 1;")
        try await source.removeSchemas()
    }

    /// Runs the command that was printed, with a real target.
    private func restore(
        as command: String, _ lab: Lab, _ content: HexDump.Content, _ family: ServerFamily
    ) async throws {
        let target = try await SharedServers.shared.target(family)
        try await target.removeSchemas()
        var words = command.split(separator: " ").dropFirst().map(String.init)
        #expect(words.removeLast() == "mysql://USER@HOST:PORT/")
        try await lab.program.require(words + [target.url()])
        #expect(try await HexDump(target).content(of: TableName(schema: "shop", name: "orders")) == content)
        try await target.removeSchemas()
    }

    /// The command that leaves the mistake out, with a real target: what came later is there as well.
    private func leaveOut(as command: String, _ lab: Lab, _ family: ServerFamily) async throws {
        let target = try await SharedServers.shared.target(family)
        try await target.removeSchemas()
        #expect(command.contains(" --to latest --skip "))
        try await lab.program.require(
            command.split(separator: " ").dropFirst().dropLast().map(String.init) + [target.url()])
        #expect(
            try await target.run("SELECT GROUP_CONCAT(id, '=', v ORDER BY id) FROM shop.orders;")
                == "1=10,2=20,3=3,4=4,5=5,6=6\n")
        try await target.removeSchemas()
    }

    /// Rows are read by the definition they had; where no base has it, that is said.
    private func definitions(_ source: DatabaseServer, _ lab: Lab) async throws {
        // Columns stay, and so the base still knows them.
        try await source.run(
            "ALTER TABLE shop.orders ADD KEY (note, v), COMMENT = 'a, b'; UPDATE shop.orders SET v = 11 WHERE id = 1;")
        try await lab.awaitStored(source)
        let same = try await lab.program.require(
            ["find", "--repo", lab.repositoryURL, "--json", "--table", "shop.orders", "--key", "1"])
        #expect(try FindLines(same.output).rows.last?.change == "updated")
        try await source.run(
            """
            USE shop; ALTER TABLE orders ADD w INT FIRST; UPDATE orders SET w = 7 WHERE id = 1;
            CREATE TABLE late (a INT PRIMARY KEY); INSERT INTO late VALUES (1); TRUNCATE TABLE late;

            """)
        try await lab.awaitStored(source)
        let find = ["find", "--repo", lab.repositoryURL, "--json", "--table", "shop.orders", "--key", "1"]
        let unknown = try await lab.program.run(find)
        #expect(unknown.output.contains("\"find.definition\""), "\(unknown.output)")
        // The source itself still has it, and so the rows since the last change can be read; those of others cannot.
        let asked = ["--source", source.url(), "--between", "2020-01-01T00:00:00Z"]
        let late = try await lab.program.require(
            ["find", "--repo", lab.repositoryURL, "--json", "--table", "shop.late", "--key", "1"] + asked)
        #expect(try FindLines(late.output).rows.map(\.change) == ["inserted"], "\(late.output)")
        let current = try FindLines(try await lab.program.require(find + asked).output).rows.map(\.change)
        #expect(current.last == "updated" && current.count > 2, "\(current)")
        let ddl = try FindLines(
            try await lab.program.require(["find", "--repo", lab.repositoryURL, "--json", "--table", "shop.late"])
                .output)
        #expect(ddl.lines.map { $0.statement?.prefix(8) } == ["CREATE T", nil, "TRUNCATE"])
        let truncate = try #require(ddl.lines.last?.gtid)
        let refused = try await lab.program.run(
            ["find", "--repo", lab.repositoryURL, "--json", "--undo-sql", "--gtid", truncate])
        #expect(refused.output.contains("\"find.irreversible\""), "\(refused.output)")
        try await preparedBefore(source, lab)
        // The next base has the new definition; the one before has the old.
        try await lab.backup(source)
        let rows = try FindLines(try await lab.program.require(find).output).rows.map(\.change)
        #expect(rows.first == "updated" && rows.last == "updated" && rows.contains("deleted"), "\(rows)")
    }

    /// A branch that was prepared before the span and committed in it is found.
    private func preparedBefore(_ source: DatabaseServer, _ lab: Lab) async throws {
        try await source.run(
            "USE shop; XA START 'early'; UPDATE orders SET v = 77 WHERE id = 1; XA END 'early'; XA PREPARE 'early';")
        try await lab.awaitStored(source)
        // Commits are of whole seconds on MariaDB, and a segment is one second.
        let prepared = Timestamp.now()
        while Timestamp.now().seconds(since: prepared) < 2.2 { try await Task.sleep(for: .milliseconds(50)) }
        try await source.run("XA COMMIT 'early';")
        try await lab.awaitStored(source)
        let since = prepared.adding(microseconds: 1_200_000).description
        let found = try await lab.program.require(
            ["find", "--repo", lab.repositoryURL, "--json", "--table", "shop.orders", "--between", since])
        let lines = try FindLines(found.output).lines
        #expect(lines.map { $0.tables?.first?.updated } == [1], "\(found.output)")
        let gtid = try #require(lines.first?.gtid)
        let named = try await lab.program.require(
            ["find", "--repo", lab.repositoryURL, "--json", "--gtid", gtid])
        #expect(try FindLines(named.output).lines.map { $0.tables?.first?.updated } == [1], "\(named.output)")
    }
}
