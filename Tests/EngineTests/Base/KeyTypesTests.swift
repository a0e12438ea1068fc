import Core
import Engine
import MySQLWire
import ObjectStore
import Repository
import TestKit
import Testing

/// Tables of every key type are cut into many small ranges by the server's own order, and no row is lost at their edges.
@Suite("Chunks of every key type", .serialized)
struct KeyTypesTests {
    /// Key clauses and an expression that gives row `n` (0 to 999) its key, as SQL over `n`.
    private static func tables(_ family: ServerFamily) -> [(columns: String, key: String, values: String)] {
        var tables = [
            ("a INT NOT NULL", "a", "n * 3 - 1500"),
            ("a INT NOT NULL", "a", "n * 1000003 - 500000000"),
            ("a BIGINT UNSIGNED NOT NULL", "a", "18446744073709551615 - n * n"),
            ("a TINYINT NOT NULL, b SMALLINT UNSIGNED NOT NULL", "a, b", "n % 7 - 3, n"),
            ("a INT NOT NULL, b INT NOT NULL, c VARCHAR(20) NOT NULL", "a, b, c", "n % 3, n % 11, CONCAT('k', n)"),
            ("a DECIMAL(30,10) NOT NULL", "a", "(n - 500) * 1234567890.0000000001"),
            ("a DECIMAL(12,3) ZEROFILL NOT NULL", "a", "n * 1.001"),
            ("a DOUBLE NOT NULL", "a", "(n - 500) / 7"),
            ("a FLOAT NOT NULL", "a", "(n - 500) / 8"),
            (
                "a DATE NOT NULL, b TIME(3) NOT NULL", "a, b",
                "'2020-01-01' + INTERVAL n % 9 DAY, SEC_TO_TIME(n * 100 - 50000)"
            ),
            ("a DATETIME(6) NOT NULL", "a", "'2020-01-01 00:00:00' + INTERVAL n * 777777777 MICROSECOND"),
            (
                "a TIMESTAMP(6) NOT NULL DEFAULT '2020-01-01 00:00:00'", "a",
                "'2020-03-29 00:00:00' + INTERVAL n * 10 SECOND"
            ),
            ("a YEAR NOT NULL, b INT NOT NULL", "a, b", "1901 + n % 250, n"),
            ("a BINARY(16) NOT NULL", "a", "UNHEX(RPAD(SUBSTR(SHA2(n, 256), 1, 30), 32, '0'))"),
            ("a VARBINARY(40) NOT NULL", "a", "UNHEX(SUBSTR(SHA2(n, 256), 1, 2 * (3 + n % 17)))"),
            (
                "a VARCHAR(50) CHARACTER SET utf8mb4 COLLATE utf8mb4_general_ci NOT NULL", "a",
                "CONCAT(CHAR(65 + n % 26 USING utf8mb4), CONVERT(x'C3A9F09F9880' USING utf8mb4), n)"
            ),
            (
                "a VARCHAR(50) CHARACTER SET latin1 COLLATE latin1_swedish_ci NOT NULL", "a",
                "CONCAT(CONVERT(UNHEX(HEX(192 + n % 60)) USING latin1), n)"
            ),
            ("a CHAR(30) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL", "a", "CONCAT(n % 10, ' ', n)"),
            ("a VARCHAR(30) CHARACTER SET gbk NOT NULL", "a", "CONCAT(CONVERT(x'C4E3BAC3' USING gbk), n)"),
            ("a VARCHAR(30) CHARACTER SET ucs2 NOT NULL", "a", "CONCAT(n, CONVERT(x'00E9' USING ucs2))"),
            ("a ENUM('z','y','x','w') NOT NULL, b INT NOT NULL", "a, b", "1 + n % 4, n"),
            ("a SET('p','q','r') NOT NULL, b INT NOT NULL", "a, b", "n % 8, n"),
            ("a INT NOT NULL UNIQUE", "", "n * 2"),
            ("a TEXT NOT NULL, UNIQUE (a(20))", "", "CONCAT(n, REPEAT('x', 30))"),
        ]
        if family == .mariadb {
            tables += [
                ("a UUID NOT NULL", "a", "CAST(UNHEX(SUBSTR(SHA2(n, 256), 1, 32)) AS UUID)"),
                ("a INET6 NOT NULL", "a", "CAST(UNHEX(SUBSTR(SHA2(n, 256), 1, 32)) AS INET6)"),
                ("a INET4 NOT NULL", "a", "CAST(UNHEX(SUBSTR(SHA2(n, 256), 1, 8)) AS INET4)"),
            ]
        } else {
            tables += [
                ("a INT NOT NULL, b INT NOT NULL", "a DESC, b", "n % 13, n"),
                ("a VARCHAR(40) CHARACTER SET utf8mb4 COLLATE utf8mb4_0900_ai_ci NOT NULL", "a DESC", "CONCAT('É', n)"),
            ]
        }
        return tables
    }

    @Test(arguments: ServerFamily.allCases) func everyRowIsInExactlyOneRange(family: ServerFamily) async throws {
        let server = try await SharedServers.shared.source(family)
        try await server.removeSchemas()
        var script = "CREATE DATABASE keytypes; USE keytypes; SET sql_mode = ''; SET time_zone = '+00:00';\n"
        let digits = (0...9).map { "SELECT \($0) d" }.joined(separator: " UNION ALL ")
        script +=
            "CREATE TABLE numbers (n INT PRIMARY KEY); INSERT INTO numbers SELECT x.d + 10 * y.d + 100 * z.d FROM"
            + " (\(digits)) x, (\(digits)) y, (\(digits)) z;\n"
        let tables = Self.tables(family)
        for (number, table) in tables.enumerated() {
            let key = table.key.isEmpty ? "" : ", PRIMARY KEY (\(table.key))"
            script += "CREATE TABLE t\(number) (\(table.columns), payload VARCHAR(100)\(key)) ENGINE=InnoDB;\n"
            script += "INSERT INTO t\(number) SELECT \(table.values), CONCAT('row ', n) FROM numbers;\n"
        }
        for part in 0..<3 {
            let scheme = [
                "HASH (a) PARTITIONS 5",
                "RANGE (a) (PARTITION p0 VALUES LESS THAN (100), PARTITION p1 VALUES"
                    + " LESS THAN (600), PARTITION `p-2` VALUES LESS THAN MAXVALUE)",
                "LIST (a % 2) SUBPARTITION BY HASH (a)"
                    + " SUBPARTITIONS 2 (PARTITION e VALUES IN (0), PARTITION o VALUES IN (1))",
            ][part]
            script += "CREATE TABLE part\(part) (a INT PRIMARY KEY, payload VARCHAR(100)) PARTITION BY \(scheme);\n"
            script += "INSERT INTO part\(part) SELECT n, CONCAT('row ', n) FROM numbers;\n"
        }
        try await StockClient(server).run(script)

        let folder = try TestFolder("keytypes")
        let repository = try await Repository.create(
            store: DirectoryStore(path: folder.file("repository")), name: "keytypes",
            key: .passphrase(Secret("a long enough passphrase")))
        let access = ServerAccess(url: try ServerURL(parsing: server.url()), password: Secret(DatabaseServer.password))
        // Ranges of a handful of rows, whatever the table's size.
        let limits = RangeLimits(bytes: 300, minRows: 7, maxRows: 23, wholeRows: 0)
        let job = BackupJob(
            access: access, repository: repository,
            options: BackupOptions(threads: 3, instanceName: "k", limits: limits))
        let manifest = try await job.run()
        #expect(manifest.tables.count == tables.count + 4)
        func definition(_ table: TableManifest) -> String {
            table.name.name.dropFirst().allSatisfy(\.isNumber) && table.name.name.hasPrefix("t")
                ? tables[Int(table.name.name.dropFirst()) ?? 0].columns : table.name.name
        }
        func isWalked(_ table: TableManifest) -> Bool {
            !definition(table).contains("TEXT") && !definition(table).contains("UUID")
        }
        try await requireWhole(manifest, access, rows: 1_000)
        for table in manifest.tables where isWalked(table) {
            #expect(table.chunks.count > 20, "\(definition(table)) was read in \(table.chunks.count) pieces")
        }

        // An unchanged server is stored once.
        let second = try await job.run()
        try await requireWhole(second, access, rows: 1_000)
        for (before, after) in zip(manifest.tables, second.tables) {
            #expect(after.chunks == before.chunks, "\(definition(after)) was cut at other places")
        }

        // A changed row touches its chunk; a hole and a lump touch those they are in.
        let changes = second.tables.map { table in
            let name = table.name.name
            return name == "numbers"
                ? ""
                : """
                UPDATE \(name) SET payload = 'changed' WHERE payload = 'row 77';
                DELETE FROM \(name) WHERE payload IN ('row 500', 'row 501', 'row 502', 'row 503');
                """
        }
        try await StockClient(server).run("USE keytypes;\n" + changes.joined(separator: "\n"))
        let third = try await job.run()
        try await requireWhole(third, access, rows: 996)
        for (before, after) in zip(second.tables, third.tables) where isWalked(after) && after.rows == 996 {
            let known = Set(before.chunks.map(\.id))
            let new = after.chunks.filter { !known.contains($0.id) }
            #expect(new.count <= 8, "\(definition(after)): \(new.count) of \(after.chunks.count) chunks are new")
            #expect(!new.isEmpty)
        }
        try await server.removeSchemas()
    }

    /// Every table has the rows the server has, by number and digest.
    private func requireWhole(_ manifest: BaseManifest, _ access: ServerAccess, rows: UInt64) async throws {
        let digests = try await DigestJob(server: access).run()
        for table in manifest.tables {
            #expect(table.digest.rows == (table.name.name == "numbers" ? 1_000 : rows), "\(table.name)")
            #expect(table.digest == digests.first { $0.table == table.name }?.digest, "\(table.name)")
        }
    }
}
