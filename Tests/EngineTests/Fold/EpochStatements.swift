import TestKit

/// Statements at random over few tables: rows, and definitions that change between them. Some are refused by the server,
/// which is no matter.
struct EpochStatements {
    private(set) var random: SeededGenerator
    private var made = 0

    init(random: SeededGenerator) { self.random = random }

    /// With a key, with a key of two columns that a collation compares, without a key, and partitioned.
    static let beginning = """
        CREATE TABLE t0 (id INT PRIMARY KEY, v INT, s VARCHAR(40), UNIQUE KEY (s));
        CREATE TABLE t1 (v INT, s VARCHAR(40) CHARACTER SET utf8mb4 COLLATE utf8mb4_general_ci NOT NULL, id INT NOT NULL,
          PRIMARY KEY (id, s)); CREATE TABLE t2 (id INT, v INT, s VARCHAR(40));
        CREATE TABLE t3 (id INT PRIMARY KEY, v INT, s VARCHAR(40)) PARTITION BY RANGE (id)
          (PARTITION p0 VALUES LESS THAN (15), PARTITION p1 VALUES LESS THAN (30), PARTITION p2 VALUES LESS THAN MAXVALUE);
        """

    /// Rows of the tables before the base is read.
    mutating func rows() -> [String] { (0..<60).map { _ in insert() } }

    mutating func statements(_ count: Int) -> [String] { (0..<count).flatMap { _ in next() } }

    private mutating func next() -> [String] {
        random.chance(72) ? [change()] : definition()
    }

    private mutating func table() -> String { "t\(Int.random(in: 0...3, using: &random))" }
    private mutating func number(_ limit: Int) -> Int { Int.random(in: 0..<limit, using: &random) }

    private mutating func word() -> String {
        let words = ["a", "A", "a ", "b", "ä", "Ä", "ss", "ß", "", "c", "long long long long long"]
        return words[number(words.count)]
    }

    private mutating func insert(_ verb: String = "INSERT") -> String {
        "\(verb) INTO \(table()) (id, v, s) VALUES (\(number(40)), \(number(5)), '\(word())'), (\(number(40)), \(number(5)), CONCAT('\(word())', \(number(50))))"
    }

    private mutating func change() -> String {
        let condition = "WHERE id % \(number(5) + 1) = \(number(3))"
        switch number(10) {
        case 0, 1: return insert()
        case 2: return insert("REPLACE")
        case 3: return insert("INSERT IGNORE")
        case 4: return "UPDATE \(table()) SET v = v + 1 \(condition)"
        case 5: return "UPDATE \(table()) SET s = '\(word())' \(condition) LIMIT 1"
        case 6: return "UPDATE \(table()) SET s = \(random.chance(50) ? "UPPER" : "LOWER")(s), v = NULL \(condition)"
        case 7: return "UPDATE \(table()) SET id = id + \(number(3)) ORDER BY id DESC"
        case 8: return "UPDATE \(table()) SET id = \(number(40)) WHERE id = \(number(40)) LIMIT 1"
        default: return "DELETE FROM \(table()) \(condition) LIMIT \(number(6))"
        }
    }

    private mutating func definition() -> [String] {
        made += 1
        let table = table()
        let other = self.table()
        switch number(15) {
        case 0: return ["ALTER TABLE \(table) ADD e\(number(4)) INT DEFAULT \(made)"]
        case 1: return ["ALTER TABLE \(table) ADD e\(number(4)) VARCHAR(20) DEFAULT 'x' FIRST, ADD e9 INT"]
        case 2: return ["ALTER TABLE \(table) DROP COLUMN e\(number(4))"]
        case 3: return ["ALTER TABLE \(table) ADD g INT AS (id + 1) \(random.chance(50) ? "STORED" : "VIRTUAL")"]
        case 4: return ["ALTER TABLE \(table) DROP COLUMN g"]
        case 5: return ["ALTER TABLE \(table) MODIFY v \(random.chance(50) ? "BIGINT" : "DECIMAL(12,2)") AFTER s"]
        case 6: return ["ALTER TABLE \(table) MODIFY s VARCHAR(\(40 + number(200))) NOT NULL FIRST"]
        case 7:
            let key = random.chance(50) ? "id, s" : "id"
            return ["ALTER TABLE \(table) DROP PRIMARY KEY, ADD PRIMARY KEY (\(key))"]
        case 8: return ["RENAME TABLE \(table) TO swap, \(other) TO \(table), swap TO \(other)"]
        case 9: return ["TRUNCATE TABLE \(table)"]
        case 10:
            return [
                "DROP TABLE \(table)",
                "CREATE TABLE \(table) (id INT AUTO_INCREMENT PRIMARY KEY, s VARCHAR(40), v INT)",
                insert(), insert(),
            ]
        case 11: return ["CREATE TABLE c\(made) AS SELECT id, v, s FROM \(table)", "DELETE FROM c\(made) LIMIT 3"]
        case 12:
            return ["CREATE TABLE IF NOT EXISTS \(table) (id INT)", "ALTER TABLE \(table) ADD KEY (v)"]
        case 13:
            return [
                "DROP TABLE IF EXISTS t3x", "CREATE TABLE t3x LIKE t3", "ALTER TABLE t3x REMOVE PARTITIONING",
                "INSERT INTO t3x (id, v, s) VALUES (\(number(15)), 1, 'in t3x \(made)')",
                "ALTER TABLE t3 EXCHANGE PARTITION p0 WITH TABLE t3x", "UPDATE t3x SET v = v + 1 LIMIT 2",
            ]
        default: return ["ALTER TABLE t3 TRUNCATE PARTITION p\(number(3))", "ALTER TABLE \(table) ENGINE = InnoDB"]
        }
    }
}
