import Core
import Engine
import MySQLWire
import TestKit
import Testing

/// Tables that cascade into one another in every way that is folded, and random changes of them.
struct CascadeScene {
    /// Parents, children and grandchildren by all rules, over numbers and strings, one key and two, and tables that refer
    /// to themselves.
    static let schema = """
        CREATE DATABASE rig; USE rig;
        CREATE TABLE p (id INT PRIMARY KEY, v INT);
        CREATE TABLE c (id INT AUTO_INCREMENT PRIMARY KEY, p INT, v INT, CONSTRAINT cp FOREIGN KEY (p) REFERENCES p (id)
          ON DELETE CASCADE ON UPDATE CASCADE);
        CREATE TABLE g (id INT PRIMARY KEY, c INT, v VARCHAR(40), w INT AS (c + 1) VIRTUAL,
          CONSTRAINT gc FOREIGN KEY (c) REFERENCES c (id) ON DELETE CASCADE ON UPDATE SET NULL);
        CREATE TABLE u (id INT PRIMARY KEY, p INT, v INT, UNIQUE KEY (p),
          CONSTRAINT up FOREIGN KEY (p) REFERENCES p (id) ON DELETE CASCADE ON UPDATE CASCADE);
        CREATE TABLE w (id INT PRIMARY KEY, p INT, v INT,
          CONSTRAINT wu FOREIGN KEY (p) REFERENCES u (p) ON DELETE SET NULL ON UPDATE CASCADE);
        CREATE TABLE y (id INT PRIMARY KEY, w INT, CONSTRAINT yw FOREIGN KEY (w) REFERENCES w (id) ON DELETE CASCADE);
        CREATE TABLE n (id INT PRIMARY KEY, p INT, q INT,
          CONSTRAINT np FOREIGN KEY (p) REFERENCES p (id) ON DELETE SET NULL ON UPDATE SET NULL,
          CONSTRAINT nq FOREIGN KEY (q) REFERENCES p (id) ON DELETE CASCADE ON UPDATE CASCADE);
        CREATE TABLE x (p INT, id INT, c INT, v INT, PRIMARY KEY (id, p),
          CONSTRAINT xp FOREIGN KEY (p) REFERENCES p (id) ON DELETE CASCADE,
          CONSTRAINT xc FOREIGN KEY (c) REFERENCES c (id) ON DELETE SET NULL ON UPDATE CASCADE);
        CREATE TABLE s (id INT PRIMARY KEY, up INT, v INT, CONSTRAINT su FOREIGN KEY (up) REFERENCES s (id) ON DELETE CASCADE);
        CREATE TABLE r (id INT PRIMARY KEY, s INT, up INT,
          CONSTRAINT ru FOREIGN KEY (up) REFERENCES r (id) ON DELETE SET NULL,
          CONSTRAINT rs FOREIGN KEY (s) REFERENCES s (id) ON DELETE CASCADE ON UPDATE CASCADE);
        CREATE TABLE k (a VARCHAR(20) CHARACTER SET utf8mb4 COLLATE utf8mb4_general_ci, b DECIMAL(8,2), d DATE, id INT PRIMARY KEY,
          UNIQUE KEY (a, b));
        CREATE TABLE l (id INT PRIMARY KEY, b DECIMAL(8,2), v INT, a VARCHAR(30) CHARACTER SET utf8mb4 COLLATE utf8mb4_general_ci,
          CONSTRAINT lk FOREIGN KEY (a, b) REFERENCES k (a, b) ON DELETE SET NULL ON UPDATE CASCADE);
        """
    /// Parents before their children, as a base reads them.
    static let tables = ["p", "s", "k", "c", "u", "l", "r", "g", "w", "n", "x", "y"]

    private var random: SeededGenerator
    /// Keys are drawn from so many.
    let span: Int

    init(_ random: SeededGenerator, span: Int) {
        self.random = random
        self.span = span
    }

    private mutating func key() -> Int { Int.random(in: 1...span, using: &random) }

    private mutating func code() -> String {
        let words = ["ab", "AB", "Ab ", "cd", "e-f", "x1", "X1", "z"]
        let word = words.randomElement(using: &random) ?? "z"
        return "'\(word)', \(key() % 4).50"
    }

    mutating func fill() -> [String] { (0..<span * 6).map { _ in insert() } }

    private mutating func insert() -> String {
        let v = Int.random(in: 0...1000, using: &random)
        let (a, b, d) = (key(), key(), key())
        switch Int.random(in: 0..<17, using: &random) {
        case 0, 1, 2: return "INSERT IGNORE INTO p VALUES (\(a), \(v))"
        case 3, 4: return "INSERT IGNORE INTO c (id, p, v) VALUES (\(a), \(b), \(v))"
        case 5: return "INSERT IGNORE INTO c (p, v) VALUES (\(b), \(v))"
        case 6: return "INSERT IGNORE INTO g (id, c, v) VALUES (\(a), \(b), REPEAT('g', \(v % 40)))"
        case 7: return "INSERT IGNORE INTO u VALUES (\(a), \(b), \(v))"
        case 8: return "INSERT IGNORE INTO w VALUES (\(a), \(b), \(v))"
        case 9: return "INSERT IGNORE INTO y VALUES (\(a), \(b))"
        case 10: return "INSERT IGNORE INTO n VALUES (\(a), \(b), \(d))"
        case 11: return "INSERT IGNORE INTO x (p, id, c, v) VALUES (\(a), \(b), \(d), \(v))"
        case 12, 13: return "INSERT IGNORE INTO s VALUES (\(a), \(v % 3 == 0 ? "NULL" : "\(b)"), \(v))"
        case 14: return "INSERT IGNORE INTO r VALUES (\(a), \(b), \(v % 4 == 0 ? "NULL" : "\(d)"))"
        case 15: return "INSERT IGNORE INTO k (a, b, d, id) VALUES (\(code()), '2024-02-03', \(a))"
        default: return "INSERT IGNORE INTO l (id, v, a, b) VALUES (\(a), \(v), \(code()))"
        }
    }

    /// Statements that belong together.
    ///
    /// - Parameter moves: parents change the values they are referred to by.
    mutating func change(moves: Bool) -> [String] {
        let (a, b) = (key(), key())
        let parent = ["p", "p", "p", "s", "k", "c", "u", "w", "r"].randomElement(using: &random) ?? "p"
        let table = Self.tables.randomElement(using: &random) ?? "c"
        switch Int.random(in: 0..<(moves ? 20 : 12), using: &random) {
        case 0..<5: return [insert(), insert()]
        case 5: return ["DELETE FROM \(parent) WHERE id = \(a)"]
        case 6: return ["DELETE FROM \(table) WHERE id = \(a)"]
        case 7: return ["DELETE FROM \(parent) WHERE id % \(span / 2) = \(a % 5)"]
        case 8:
            // Away with everything, and it comes back in part.
            return [
                "BEGIN", "DELETE FROM p WHERE id = \(a)", "INSERT IGNORE INTO p VALUES (\(a), -1)",
                "INSERT IGNORE INTO c (id, p, v) VALUES (\(b), \(a), -1)",
                "INSERT IGNORE INTO g (id, c, v) VALUES (\(a), \(b), 'back')",
                "INSERT IGNORE INTO u VALUES (\(a), \(a), -1)", "COMMIT",
            ]
        case 9:
            return [
                "DELETE FROM s WHERE id = \(a)", "INSERT IGNORE INTO s VALUES (\(a), \(b), -1)",
                "INSERT IGNORE INTO r VALUES (\(b), \(a), NULL)",
            ]
        case 10:
            let column = [
                "c": "p", "u": "p", "g": "c", "w": "p", "n": "p", "x": "c", "s": "up", "r": "up", "y": "w",
            ][table]
            // Others refer to this column.
            guard let column, moves || table != "u" else {
                return ["UPDATE IGNORE l SET a = NULL WHERE id = \(a)"]
            }
            return ["UPDATE IGNORE \(table) SET \(column) = \(b) WHERE id = \(a)"]
        case 11:
            // Without checks nothing cascades; rows are left that refer to nothing, and hang on who comes next.
            let bare = ["DELETE FROM p WHERE id = \(a)", "UPDATE IGNORE c SET id = id + \(span) WHERE id = \(b)"]
            return ["SET foreign_key_checks = 0", bare[a % (moves ? 2 : 1)], "SET foreign_key_checks = 1"]
        case 12: return ["UPDATE IGNORE p SET id = \(b) WHERE id = \(a)"]
        case 13:
            return [
                "BEGIN", "UPDATE p SET id = -1 WHERE id = \(a)", "UPDATE p SET id = \(a) WHERE id = \(b)",
                "UPDATE p SET id = \(b) WHERE id = -1", "COMMIT",
            ]
        case 14: return ["UPDATE IGNORE p SET id = id + \(span), v = v + 1 WHERE id BETWEEN \(a) AND \(a + 3)"]
        case 15: return ["UPDATE IGNORE p SET id = id - \(span) WHERE id > \(span) ORDER BY id"]
        case 16:
            return [
                "UPDATE IGNORE c SET id = \(b + span) WHERE id = \(a)", "UPDATE IGNORE s SET id = \(b) WHERE id = \(a)",
            ]
        case 17:
            let code = code().split(separator: ", ")
            return ["UPDATE IGNORE k SET a = \(code[0]), b = \(code[1]) WHERE id = \(a)"]
        case 18:
            return ["UPDATE IGNORE u SET p = \(b) WHERE id = \(a)", "UPDATE IGNORE k SET a = UPPER(a) WHERE id = \(b)"]
        default: return ["UPDATE IGNORE \(table) SET id = id + 1 WHERE id = \(a)"]
        }
    }

    /// Executes statements of which some are refused, as an application would.
    static func run(_ statements: [String], on connection: MySQLConnection) async throws {
        for statement in statements {
            do {
                try await connection.execute(statement)
            } catch {
                guard case .server = error.kind else { throw error }
            }
        }
    }
}
