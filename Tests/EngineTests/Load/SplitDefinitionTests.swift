import Core
import Engine
import Testing

@Suite("A definition divided")
struct SplitDefinitionTests {
    private static let text = """
        CREATE TABLE `o``ne` (
          `id` int NOT NULL AUTO_INCREMENT COMMENT 'a, (b) KEY `x`',
          `ref` int DEFAULT NULL,
          `name` varchar(40) DEFAULT 'KEY `a` (`b`)',
          `place` point NOT NULL /*!80003 SRID 4326 */,
          `twice` int GENERATED ALWAYS AS ((`ref` * 2)) VIRTUAL,
          PRIMARY KEY (`id`),
          UNIQUE KEY `once` (`name`,`ref`),
          KEY `num``bered` (`ref`,`id`),
          KEY `part` (`name`(10) DESC) COMMENT 'x, y' /*!80000 INVISIBLE */,
          KEY `computed` ((`ref` + 1)),
          SPATIAL KEY `where` (`place`),
          FULLTEXT KEY `words` (`name`) /*!50100 WITH PARSER `ngram` */ ,
          CONSTRAINT `up` FOREIGN KEY (`ref`) REFERENCES `two` (`id`) ON DELETE CASCADE,
          CONSTRAINT `fits` CHECK ((`ref` > 0))
        ) ENGINE=InnoDB COMMENT=', KEY `z` (`ref`)'
        """

    private static func split(_ text: String, keepsUnique: Bool = false) -> (String, [DeferredIndex]) {
        let split = SplitDefinition(Array(text.utf8), keepsUnique: keepsUnique)
        return (String(decoding: split.statement, as: UTF8.self), split.deferred)
    }

    @Test func takesIndexesAndForeignKeysOut() {
        let (statement, deferred) = Self.split(Self.text)
        #expect(
            deferred == [
                DeferredIndex(kind: .plain, name: "once", clause: "UNIQUE KEY `once` (`name`,`ref`)"),
                DeferredIndex(
                    kind: .plain, name: "part",
                    clause: "KEY `part` (`name`(10) DESC) COMMENT 'x, y' /*!80000 INVISIBLE */"),
                DeferredIndex(kind: .plain, name: "computed", clause: "KEY `computed` ((`ref` + 1))"),
                DeferredIndex(kind: .spatial, name: "where", clause: "SPATIAL KEY `where` (`place`)"),
                DeferredIndex(
                    kind: .fullText, name: "words",
                    clause: "FULLTEXT KEY `words` (`name`) /*!50100 WITH PARSER `ngram` */"),
                DeferredIndex(
                    kind: .foreignKey, name: "up",
                    clause: "CONSTRAINT `up` FOREIGN KEY (`ref`) REFERENCES `two` (`id`) ON DELETE CASCADE"),
            ])
        // What numbers itself, what identifies rows and what checks them stays.
        #expect(
            statement == """
                CREATE TABLE `o``ne` (
                  `id` int NOT NULL AUTO_INCREMENT COMMENT 'a, (b) KEY `x`',
                  `ref` int DEFAULT NULL,
                  `name` varchar(40) DEFAULT 'KEY `a` (`b`)',
                  `place` point NOT NULL /*!80003 SRID 4326 */,
                  `twice` int GENERATED ALWAYS AS ((`ref` * 2)) VIRTUAL,
                  PRIMARY KEY (`id`),
                  KEY `num``bered` (`ref`,`id`),
                  CONSTRAINT `fits` CHECK ((`ref` > 0))
                ) ENGINE=InnoDB COMMENT=', KEY `z` (`ref`)'
                """)
    }

    @Test func keepsUniqueKeysWhereRowsMayDisplaceEachOther() {
        let (statement, deferred) = Self.split(Self.text, keepsUnique: true)
        #expect(deferred.map(\.name) == ["part", "computed", "where", "words", "up"])
        #expect(statement.contains("UNIQUE KEY `once` (`name`,`ref`)"))
    }

    @Test func keepsUniqueKeysOfATableWithoutAPrimaryKey() {
        let (statement, deferred) = Self.split(
            "CREATE TABLE `t` (\n  `a` int NOT NULL,\n  UNIQUE KEY `u` (`a`),\n  KEY `k` (`a`)\n) ENGINE=InnoDB")
        #expect(deferred.map(\.name) == ["k"])
        #expect(statement == "CREATE TABLE `t` (\n  `a` int NOT NULL,\n  UNIQUE KEY `u` (`a`)) ENGINE=InnoDB")
    }

    @Test(arguments: [
        "CREATE TABLE `t` (\n  `a` int,\n  KEY `k` (`a`", "CREATE SEQUENCE `s` start with 1", "",
        "CREATE TABLE `t` (\n  `a` int\n)",
    ])
    func leavesWhatItCannotDivide(text: String) {
        let (statement, deferred) = Self.split(text)
        #expect(statement == text)
        #expect(deferred.isEmpty)
    }

    @Test func addsPlainIndexesTogetherAndTheOthersOneByOne() {
        let table = TableName(schema: "a", name: "one")
        let statements = IndexBuilder.statements(Self.split(Self.text).1, of: table)
        #expect(
            statements == [
                "ALTER TABLE `a`.`one` ADD UNIQUE KEY `once` (`name`,`ref`),"
                    + " ADD KEY `part` (`name`(10) DESC) COMMENT 'x, y' /*!80000 INVISIBLE */,"
                    + " ADD KEY `computed` ((`ref` + 1))",
                "ALTER TABLE `a`.`one` ADD SPATIAL KEY `where` (`place`)",
                "ALTER TABLE `a`.`one` ADD FULLTEXT KEY `words` (`name`) /*!50100 WITH PARSER `ngram` */",
                "ALTER TABLE `a`.`one` ADD CONSTRAINT `up` FOREIGN KEY (`ref`) REFERENCES `two` (`id`) ON DELETE CASCADE",
            ])
    }
}
