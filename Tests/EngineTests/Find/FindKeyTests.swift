import Core
import Foundation
import TestKit
import Testing

/// A row is found by its key, whatever the key's type, and followed when its key changes.
@Suite("Find by key", .serialized)
struct FindKeyTests {
    private struct Case {
        let columns: String
        let key: String
        /// Values of the row that is looked for, of its neighbour, and of the key it moves to.
        let row: String
        let other: String
        let moved: String
        let arguments: [String]
        var only: ServerFamily?
    }

    private static let cases: [Case] = [
        Case(columns: "a INT NOT NULL", key: "a", row: "5", other: "-5", moved: "6", arguments: ["5"]),
        Case(
            columns: "a BIGINT UNSIGNED NOT NULL", key: "a", row: "18446744073709551615", other: "1", moved: "2",
            arguments: ["a=18446744073709551615"]),
        Case(
            columns: "a TINYINT NOT NULL, b MEDIUMINT UNSIGNED NOT NULL, c VARCHAR(9) NOT NULL", key: "a, b, c",
            row: "-3, 16777215, 'x'", other: "-3, 16777215, 'y'", moved: "-3, 1, 'x'",
            arguments: ["c=x", "a=-3", "b=16777215"]),
        Case(
            columns: "a DECIMAL(20,5) NOT NULL", key: "a", row: "-12.50000", other: "12.5", moved: "0.1",
            arguments: ["a=-12.5"]),
        Case(columns: "a DOUBLE NOT NULL", key: "a", row: "0.1", other: "0.2", moved: "1e100", arguments: ["0.1"]),
        Case(
            columns: "a DATE NOT NULL", key: "a", row: "'2024-02-29'", other: "'2024-03-01'", moved: "'0000-00-00'",
            arguments: ["2024-02-29"]),
        Case(
            columns: "a DATETIME(6) NOT NULL", key: "a", row: "'2024-02-29 10:11:12.5'",
            other: "'2024-02-29 10:11:12'", moved: "'2025-01-01 00:00:00'", arguments: ["2024-02-29T10:11:12.5"]),
        Case(
            columns: "a TIMESTAMP NOT NULL DEFAULT '2020-01-01 00:00:00'", key: "a", row: "'2024-10-27 00:30:00'",
            other: "'2024-10-27 01:30:00'", moved: "'2020-01-01 00:00:00'", arguments: ["2024-10-27 00:30:00"]),
        Case(
            columns: "a TIME(3) NOT NULL", key: "a", row: "'-101:02:03.25'", other: "'01:02:03'", moved: "0",
            arguments: ["-101:02:03.25"]),
        Case(columns: "a YEAR NOT NULL", key: "a", row: "1999", other: "2000", moved: "2155", arguments: ["1999"]),
        Case(
            columns: "a ENUM('z','y it''s','x') NOT NULL", key: "a", row: "2", other: "1", moved: "3",
            arguments: ["a=y it's"]),
        Case(
            columns: "a SET('p','q','r') NOT NULL", key: "a", row: "'p,r'", other: "'p'", moved: "''",
            arguments: ["p,r"]),
        Case(columns: "a BIT(13) NOT NULL", key: "a", row: "4097", other: "1", moved: "0", arguments: ["4097"]),
        Case(
            columns: "a BINARY(8) NOT NULL", key: "a", row: "x'00ff000000000000'", other: "x'00ff010000000000'",
            moved: "x'01'", arguments: ["0x00ff"]),
        Case(
            columns: "a VARBINARY(20) NOT NULL", key: "a", row: "'a b'", other: "'A b'", moved: "''",
            arguments: ["a b"]),
        Case(
            columns: "a VARCHAR(30) CHARACTER SET utf8mb4 COLLATE utf8mb4_general_ci NOT NULL", key: "a",
            row: "'Ünal '", other: "'Unam'", moved: "'x=y'", arguments: ["uNaL"]),
        Case(
            columns: "a VARCHAR(30) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL", key: "a", row: "'Ünal'",
            other: "'ünal'", moved: "'x'", arguments: ["Ünal"]),
        Case(
            columns: "a VARCHAR(30) CHARACTER SET latin1 NOT NULL", key: "a", row: "'€ Émile'", other: "'EUR emile'",
            moved: "'x'", arguments: ["€ emile"]),
        Case(
            columns: "a CHAR(20) CHARACTER SET ucs2 NOT NULL", key: "a", row: "'漢 a'", other: "'漢 b'", moved: "'x'",
            arguments: ["漢 A"]),
        Case(
            columns: "a VARCHAR(20) CHARACTER SET gbk NOT NULL", key: "a", row: "'你好'", other: "'你'", moved: "'x'",
            arguments: ["你好"]),
        Case(
            columns: "a UUID NOT NULL", key: "a", row: "'123e4567-e89b-12d3-a456-426655440000'",
            other: "'123e4567-e89b-12d3-a456-426655440001'", moved: "'00000000-0000-0000-0000-000000000000'",
            arguments: ["123E4567-e89b-12d3-a456-426655440000"], only: .mariadb),
        Case(
            columns: "a INET6 NOT NULL", key: "a", row: "'2001:db8::1'", other: "'::1'", moved: "'::'",
            arguments: ["2001:DB8:0::1"], only: .mariadb),
        Case(
            columns: "a VARCHAR(40) CHARACTER SET utf8mb4 COLLATE utf8mb4_0900_ai_ci NOT NULL", key: "a",
            row: "'Straße É'", other: "'Straße É '", moved: "'x'", arguments: ["straße e"], only: .mysql),
        Case(
            columns: "a VARCHAR(40) CHARACTER SET utf8mb4 COLLATE utf8mb4_0900_as_cs NOT NULL", key: "a",
            row: "'É'", other: "'é'", moved: "'x'", arguments: ["É"], only: .mysql),
    ]

    @Test("Every key type", .timeLimit(.minutes(3)), arguments: ServerFamily.allCases)
    func keyTypes(family: ServerFamily) async throws {
        let source = try await SharedServers.shared.source(family)
        try await source.removeSchemas()
        let cases = Self.cases.filter { $0.only == nil || $0.only == family }
        let session = "SET SESSION sql_mode = '', SESSION time_zone = '+00:00';\n"
        var sql = "CREATE DATABASE findkeys; USE findkeys;\n" + session
        for (number, item) in cases.enumerated() {
            sql += "CREATE TABLE k\(number) (\(item.columns), v INT, PRIMARY KEY (\(item.key)));\n"
        }
        try await source.run(sql)
        let lab = try await Lab.make("findkeys")
        let stream = try await lab.startStream(source)
        try await lab.backup(source)
        sql = "USE findkeys;\n" + session
        for (number, item) in cases.enumerated() {
            let columns = item.key.split(separator: ", ")
            sql += """
                INSERT INTO k\(number) VALUES (\(item.other), 0);
                INSERT INTO k\(number) VALUES (\(item.row), 1);
                UPDATE k\(number) SET v = 2 WHERE v = 0;
                UPDATE k\(number) SET v = 3 WHERE v = 1;
                DELETE FROM k\(number) WHERE v = 2;
                REPLACE INTO k\(number) VALUES (\(item.moved), 9);
                DELETE FROM k\(number) WHERE v = 9;
                UPDATE k\(number) SET \(Self.assignments(columns.map(String.init), item.moved)) WHERE v = 3;
                UPDATE k\(number) SET v = 4 WHERE v = 3;
                DELETE FROM k\(number) WHERE v = 4;

                """
        }
        try await source.run(sql)
        try await lab.awaitStored(source)
        try await stream.interrupt()
        for (number, item) in cases.enumerated() {
            let found = try FindLines(
                try await lab.program.require(
                    ["find", "--repo", lab.repositoryURL, "--table", "findkeys.k\(number)", "--json"]
                        + item.arguments.map { "--key=\($0)" }
                ).output)
            #expect(
                found.rows.map(\.change) == ["inserted", "updated", "moved", "updated", "deleted"],
                "\(item.columns): \(found.rows)")
            #expect(found.lines.allSatisfy { $0.restorable == true && $0.before?.contains("--before") == true })
        }
        try await source.removeSchemas()
    }

    /// `a = 1, b = 2`: values hold no commas but between them.
    private static func assignments(_ columns: [String], _ values: String) -> String {
        let parts = columns.count == 1 ? [values] : values.components(separatedBy: ", ")
        return zip(columns, parts).map { "`\($0)` = \($1)" }.joined(separator: ", ")
    }
}
