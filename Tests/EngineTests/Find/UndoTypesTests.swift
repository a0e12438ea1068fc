import Core
import Foundation
import TestKit
import Testing

/// Undo scripts bring back every byte, through the server's own client.
@Suite("Undo", .serialized)
struct UndoTypesTests {
    @Test("Every type and edge value", .timeLimit(.minutes(5)), arguments: ServerFamily.allCases)
    func everyValue(family: ServerFamily) async throws {
        let source = try await SharedServers.shared.source(family)
        try await source.removeSchemas()
        let fixture = TypesFixture(family)
        try await source.run(fixture.beforeBase)
        try await source.run(Self.shapes)
        let lab = try await Lab.make("undo")
        let stream = try await lab.startStream(source)
        try await lab.backup(source)
        let before = try await HexDump(source).contents()
        // All of it is one transaction, in which rows are inserted, changed, moved and deleted again.
        let changes = fixture.afterBase.replacing("USE types;", with: "USE types; START TRANSACTION;")
        try await source.run(changes + Self.changes + "COMMIT;")
        let changed = ["base_3", "log_3", "heap_3"].map { TableName(schema: TypesFixture.schema, name: $0) }
        for (table, content) in try await HexDump(source).contents(of: changed) { #expect(before[table] != content) }
        try await lab.awaitStored(source)
        try await stream.interrupt()

        let find = ["find", "--repo", lab.repositoryURL, "--table", "types.log_0"]
        let found = try FindLines(try await lab.program.require(find + ["--json"]).output)
        let gtid = try #require(found.lines.first?.gtid)
        #expect(found.lines.count == 1 && (found.lines.first?.tables?.count ?? 0) > fixture.cases.count * 2)
        let script = try await lab.program.require(
            ["find", "--repo", lab.repositoryURL, "--gtid", gtid, "--undo-sql"]
        ).output
        try await source.run(script)
        let undone = try await HexDump(source).contents()
        for (table, content) in before.sorted(by: { $0.key < $1.key }) where undone[table] != content {
            Issue.record("\(fixture.describe(table)): \(content) before, \(undone[table]?.description ?? "gone")")
        }
        try await source.removeSchemas()
    }

    /// Names that need quotes, rows without a key, a zero in an AUTO_INCREMENT column, times the server sets, keys that
    /// change places.
    private static let shapes = """
        CREATE DATABASE `sh``ape's? 漢`; USE `sh``ape's? 漢`;
        CREATE TABLE `t``a?b"l'e` (`i``d?` INT PRIMARY KEY AUTO_INCREMENT, `v'"\\\\` VARCHAR(50));
        INSERT INTO `t``a?b"l'e` VALUES (1, 'a'), (2, 'b'), (3, 'c');
        CREATE TABLE twins (a INT, b VARCHAR(20) COLLATE utf8mb4_general_ci, c FLOAT);
        INSERT INTO twins VALUES (1, 'x', 0.1), (1, 'x', 0.1), (1, 'X', 0.1), (NULL, NULL, NULL), (NULL, NULL, NULL);
        CREATE TABLE stamps (id INT PRIMARY KEY, v INT,
          at TIMESTAMP(6) NOT NULL DEFAULT CURRENT_TIMESTAMP(6) ON UPDATE CURRENT_TIMESTAMP(6));
        INSERT INTO stamps (id, v) VALUES (1, 1), (2, 2);
        CREATE TABLE pairs (a INT, b VARCHAR(20) COLLATE utf8mb4_general_ci, v INT, UNIQUE (v), PRIMARY KEY (a, b));
        INSERT INTO pairs VALUES (1, 'a', 1), (1, 'b', 2), (2, 'a', 3);
        CREATE TABLE parents (id INT PRIMARY KEY);
        CREATE TABLE children (id INT PRIMARY KEY, p INT, FOREIGN KEY (p) REFERENCES parents (id));
        INSERT INTO parents VALUES (1), (2); INSERT INTO children VALUES (1, 1), (2, 1), (3, 2);

        """

    private static let changes = """
        USE `sh``ape's? 漢`; SET SESSION sql_mode = 'NO_AUTO_VALUE_ON_ZERO';
        INSERT INTO `t``a?b"l'e` VALUES (0, 'zero'), (4, REPEAT('\\\\''', 20));
        UPDATE `t``a?b"l'e` SET `v'"\\\\` = '?' WHERE `i``d?` = 2; DELETE FROM `t``a?b"l'e` WHERE `i``d?` = 1;
        DELETE FROM twins WHERE a = 1 LIMIT 1; UPDATE twins SET c = 7 WHERE a IS NULL LIMIT 1;
        INSERT INTO twins VALUES (1, 'x', 0.1), (1, 'x ', 0.1);
        UPDATE stamps SET v = v + 1; DELETE FROM stamps WHERE id = 2;
        DELETE FROM pairs WHERE v = 3; UPDATE pairs SET v = 3 WHERE v = 1; UPDATE pairs SET v = 1 WHERE v = 2;
        UPDATE pairs SET b = 'A' WHERE v = 3; UPDATE pairs SET a = 9, b = 'zz' WHERE v = 1;
        INSERT INTO pairs VALUES (1, 'b', 77);
        DELETE FROM children WHERE p = 1; DELETE FROM parents WHERE id = 1; INSERT INTO parents VALUES (3);
        INSERT INTO children VALUES (4, 3); UPDATE children SET p = 3 WHERE id = 3; DELETE FROM parents WHERE id = 2;

        """
}
