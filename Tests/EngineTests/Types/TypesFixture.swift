import Core
import TestKit

/// Tables for every column type: `base_n` is filled before the base, `log_n` after it, `heap_n` has no key.
struct TypesFixture {
    static let schema = "types"
    let cases: [TypeCase]

    init(_ family: ServerFamily) { cases = TypeCase.all(family) }

    /// Makes all tables, with rows in those the base reads.
    var beforeBase: String {
        var sql = "CREATE DATABASE \(Self.schema); USE \(Self.schema);\n" + Self.session
        for (index, type) in cases.enumerated() {
            sql += "CREATE TABLE base_\(index) (id INT PRIMARY KEY, v \(type.declaration), tail INT DEFAULT 5);\n"
            sql += "CREATE TABLE log_\(index) LIKE base_\(index);\n"
            sql += "CREATE TABLE heap_\(index) (id INT, v \(type.declaration));\n"
            sql += inserts("base_\(index)", type) + inserts("heap_\(index)", type)
        }
        return sql + Self.special
    }

    /// Changes that only the log knows: the same values inserted, rows found again by all of their values.
    var afterBase: String {
        var sql = "USE \(Self.schema);\n" + Self.session
        for (index, type) in cases.enumerated() {
            sql += inserts("log_\(index)", type)
            sql += "UPDATE log_\(index) SET tail = id;\n"
            sql += "UPDATE log_\(index) SET id = id + 100 WHERE id % 2 = 0;\n"
            sql += "UPDATE base_\(index) SET tail = 7 WHERE id % 2 = 1;\n"
            sql += "DELETE FROM base_\(index) WHERE id % 4 = 3;\n"
            sql += "UPDATE heap_\(index) SET id = id + 100 WHERE id % 2 = 0;\n"
            sql += "DELETE FROM heap_\(index) WHERE id % 4 = 3;\n"
        }
        return sql + """
            INSERT INTO hidden (id, b) VALUES (3, 'log'), (4, 'log');
            UPDATE hidden SET secret = 'told' WHERE id = 1;
            UPDATE hidden SET a = a * 10;
            DELETE FROM hidden WHERE id = 2;
            INSERT INTO wide SELECT * FROM wide_source;
            UPDATE wide SET c250 = 'changed';

            """
    }

    private static let session = "SET SESSION sql_mode = '', SESSION time_zone = '+00:00';\n"

    /// Shapes of tables that types alone do not show.
    private static var special: String {
        let columns = (0..<300).map { "c\($0) VARCHAR(8) CHARACTER SET latin1" }.joined(separator: ", ")
        let values = (0..<300).map { $0 % 3 == 0 ? "NULL" : "'v\($0)'" }.joined(separator: ", ")
        return """
            CREATE TABLE hidden (id INT PRIMARY KEY, secret VARCHAR(10) DEFAULT 'hush' INVISIBLE, a INT DEFAULT 3,
              double_a INT AS (a * 2) STORED, b VARCHAR(20), up VARCHAR(20) AS (UPPER(b)) VIRTUAL, KEY (up),
              made DATETIME DEFAULT '2020-01-01', d INT DEFAULT (1 + 2));
            INSERT INTO hidden (id, b) VALUES (1, 'base'), (2, NULL);
            UPDATE hidden SET secret = NULL WHERE id = 2;
            CREATE TABLE wide_source (id INT PRIMARY KEY, \(columns));
            INSERT INTO wide_source VALUES (1, \(values)), (2, \(values));
            CREATE TABLE wide LIKE wide_source;

            """
    }

    private func inserts(_ table: String, _ type: TypeCase) -> String {
        var sql = ""
        for (index, value) in (type.values + ["NULL", "DEFAULT"]).enumerated() {
            sql += "INSERT IGNORE INTO \(table) (id, v) VALUES (\(index + 1), \(value));\n"
        }
        return sql
    }

    /// The table's declaration, to make a failure readable.
    func describe(_ table: TableName) -> String {
        guard let index = table.name.split(separator: "_").last.flatMap({ Int($0) }), cases.indices.contains(index)
        else {
            return table.description
        }
        return "\(table.name) (\(cases[index].declaration.prefix(60)))"
    }
}
