import Core
import Engine
import MySQLWire
import Repository
import TestKit
import Testing

/// What is written as SQL, the family's own client loads into a fresh server, byte for byte.
@Suite("Exports as SQL", .serialized) struct SQLExportTests {
    /// The view that is named first rests on the one that is named last.
    private func objects(_ family: ServerFamily) -> String {
        """
        CREATE DATABASE shop CHARACTER SET latin1; USE shop;
        CREATE TABLE parent (id INT AUTO_INCREMENT PRIMARY KEY, name VARCHAR(40) CHARACTER SET utf8mb4) AUTO_INCREMENT=77;
        CREATE TABLE child (id INT PRIMARY KEY, parent INT, note TEXT,
          CONSTRAINT of_parent FOREIGN KEY (parent) REFERENCES parent (id) ON DELETE CASCADE);
        INSERT INTO parent VALUES (1, 'Zoë 🌊 \\'x\\' \\\\ \\n\\r'), (2147483646, NULL);
        INSERT INTO child VALUES (1, 1, 'a;b -- c'), (2, NULL, '');
        CREATE TABLE counted (n INT);
        CREATE FUNCTION twice (n BIGINT) RETURNS BIGINT DETERMINISTIC RETURN n * 2;
        CREATE VIEW z_base AS SELECT id, name, twice(id) AS t FROM parent;
        CREATE VIEW a_top AS SELECT id, name FROM z_base;
        CREATE TRIGGER noted AFTER INSERT ON child FOR EACH ROW INSERT INTO counted VALUES (NEW.id);
        CREATE EVENT nightly ON SCHEDULE EVERY 1 DAY DISABLE DO DELETE FROM counted;

        """ + (family == .mariadb ? "CREATE SEQUENCE numbers START WITH 5; DO NEXTVAL(numbers);\n" : "")
    }

    @Test("Every type, and every kind of object", .timeLimit(.minutes(10)), arguments: ServerFamily.allCases)
    func everythingLoads(_ family: ServerFamily) async throws {
        let source = try await SharedServers.shared.source(family)
        let target = try await SharedServers.shared.target(family)
        try await source.removeSchemas()
        try await target.removeSchemas()
        let fixture = TypesFixture(family)
        try await source.run(fixture.beforeBase)
        let client = StockClient(source)
        try await client.run(
            "SET SESSION sql_mode = '';" + objects(family))

        let (sink, summary) = try await ExportScene.run(
            source, ExportOptions(format: .sql, salt: ExportScene.salt))
        #expect(summary.tables > UInt64(fixture.cases.count * 3) && summary.notes == [])
        try await ExportScene.load(sink, into: target)

        let dumps = (try await HexDump(source).contents(), try await HexDump(target).contents())
        #expect(dumps.0.count == dumps.1.count)
        for (table, content) in dumps.0.sorted(by: { $0.key < $1.key }) where dumps.1[table] != content {
            let difference = try await HexDump.difference(of: table, source, target)
            Issue.record("\(fixture.describe(table)):\n\(difference)")
        }
        let digests = (
            try await DigestJob(server: try ExportScene.access(source)).run(),
            try await DigestJob(server: try ExportScene.access(target)).run()
        )
        #expect(digests.0.count == digests.1.count)
        for (left, right) in zip(digests.0, digests.1) { #expect(left == right, "\(fixture.describe(left.table))") }
        let definitions = (try await source.definitions(), try await target.definitions())
        for (name, definition) in definitions.0 { #expect(definitions.1[name] == definition, "\(name)") }
        // Loading fired no trigger.
        #expect(try await StockClient(target).value("SELECT COUNT(*) FROM shop.counted;") == "0")
        if family == .mariadb {
            #expect(try await StockClient(target).value("SELECT NEXTVAL(shop.numbers);") != "5")
        }
        try await source.removeSchemas()
        try await target.removeSchemas()
    }

    @Test("A part, with conditions", arguments: ServerFamily.allCases)
    func aPart(_ family: ServerFamily) async throws {
        let source = try await SharedServers.shared.source(family)
        let target = try await SharedServers.shared.target(family)
        try await source.removeSchemas()
        try await target.removeSchemas()
        try await source.run(
            """
            CREATE DATABASE one; CREATE DATABASE two;
            CREATE TABLE one.a (id INT PRIMARY KEY, v VARCHAR(10)); CREATE TABLE one.b (id INT PRIMARY KEY);
            CREATE TABLE two.c (id INT PRIMARY KEY);
            INSERT INTO one.a VALUES (1, 'x'), (2, 'y'), (3, NULL); INSERT INTO one.b VALUES (1); INSERT INTO two.c VALUES (2);
            """)
        var options = ExportOptions(format: .sql, salt: ExportScene.salt)
        options.tables = [TableName(schema: "one", name: "a")]
        options.databases = ["two"]
        options.conditions = [
            TableName(schema: "one", name: "a"): "v IS NOT NULL AND id IN (SELECT id FROM two.c) -- )"
        ]
        let (sink, summary) = try await ExportScene.run(source, options)
        #expect(summary.tables == 2 && summary.rows == 2)
        try await ExportScene.load(sink, into: target)
        #expect(try await target.schemas() == ["one", "two"])
        #expect(try await StockClient(target).rows("SELECT id, v FROM one.a;") == [["2", "y"]])
        #expect(try await StockClient(target).value("SHOW TABLES FROM one;") == "a")
        try await source.removeSchemas()
        try await target.removeSchemas()
    }

    /// The reader's account can do nothing but read what is exported; what a condition tries beyond that is refused.
    @Test("Hostile conditions are refused by the server as well", arguments: ServerFamily.allCases)
    func hostileConditions(_ family: ServerFamily) async throws {
        let source = try await SharedServers.shared.source(family)
        try await source.removeSchemas()
        try await source.run(
            """
            CREATE DATABASE one; CREATE DATABASE other; USE one; CREATE TABLE a (id INT PRIMARY KEY);
            INSERT INTO a VALUES (1); CREATE TABLE other.secret (id INT);
            """)
        let table = TableName(schema: "one", name: "a")
        let hostile = [
            "id IN (SELECT id FROM other.secret)", "1) UNION SELECT authentication_string FROM mysql.user WHERE (1",
            "nothing = 1", "(SELECT COUNT(*) FROM mysql.user) > 0", "id = (SELECT 1 FROM nowhere)",
            "id = 1 FOR UPDATE", "1); DROP TABLE a; --", "id = ?",
        ]
        for condition in hostile {
            var options = ExportOptions(format: .sql, salt: ExportScene.salt)
            options.databases = ["one"]
            options.conditions = [table: condition]
            await #expect(throws: TidemarkError.self, "\(condition)") { try await ExportScene.run(source, options) }
        }
        try await source.run(
            "SET SESSION \(family == .mariadb ? "max_recursive_iterations" : "cte_max_recursion_depth") = 5000; "
                + "INSERT INTO one.a WITH RECURSIVE n AS (SELECT 2 i UNION ALL SELECT i + 1 FROM n WHERE i < 4000) "
                + "SELECT i FROM n;")
        var slow = ExportOptions(format: .sql, salt: ExportScene.salt)
        slow.databases = ["one"]
        // MySQL answers the number of rows of a plain product without reading them.
        slow.conditions = [table: "(SELECT COUNT(*) FROM one.a x, one.a y, one.a z WHERE x.id + y.id * z.id > 7) > id"]
        slow.conditionSeconds = 1
        await #expect(throws: TidemarkError(.exportCondition, "", hint: "")) { try await ExportScene.run(source, slow) }
        #expect(try await StockClient(source).value("SELECT COUNT(*) FROM one.a;") == "4000")
        try await source.run(
            "DROP USER IF EXISTS 'tidemark_export'@'%'; DROP USER IF EXISTS 'tidemark_export'@'localhost';")
        try await source.removeSchemas()
    }

    @Test func whatIsNotThereIsNamed() async throws {
        let source = try await SharedServers.shared.source(.mariadb)
        try await source.removeSchemas()
        try await source.run("CREATE DATABASE one; CREATE TABLE one.a (id INT PRIMARY KEY, v INT NOT NULL);")
        let a = TableName(schema: "one", name: "a")
        let none = TableName(schema: "one", name: "none")
        func options(_ change: (inout ExportOptions) -> Void) -> ExportOptions {
            var options = ExportOptions(format: .sql, salt: ExportScene.salt)
            change(&options)
            return options
        }
        let cases: [(ExportOptions, ErrorCode)] = [
            (options { $0.tables = [none] }, .exportMissing), (options { $0.databases = ["two"] }, .exportMissing),
            (options { $0.conditions = [none: "1"] }, .exportMissing),
            (options { $0.masks = [ColumnMask(table: none, column: "v", kind: .hash)] }, .exportMissing),
            (options { $0.masks = [ColumnMask(table: a, column: "w", kind: .hash)] }, .exportMask),
            (options { $0.masks = [ColumnMask(table: a, column: "v", kind: .null)] }, .exportMask),
            (options { $0.masks = [ColumnMask(table: a, column: "v", kind: .email)] }, .exportMask),
            (options { $0.masks = [ColumnMask(table: a, column: "id", kind: .fixed("1"))] }, .exportMask),
        ]
        for (options, code) in cases {
            await #expect(throws: TidemarkError(code, "", hint: "")) { try await ExportScene.run(source, options) }
        }
        try await source.run(
            "DROP USER IF EXISTS 'tidemark_export'@'%'; DROP USER IF EXISTS 'tidemark_export'@'localhost';")
        try await source.removeSchemas()
    }
}
