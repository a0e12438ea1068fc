import Core
import Engine
import Repository
import Testing

@Suite struct SchemaChangeTests {
    private func record(_ sql: String, isTableDDL: Bool = true) -> DDLRecord {
        DDLRecord(
            time: Timestamp(seconds: 1), sql: sql, tables: [TableName(schema: "shop", name: "orders")],
            isTableDDL: isTableDDL)
    }

    @Test func whatChangesATableIsTold() throws {
        let change = try #require(SchemaChange(record("ALTER TABLE orders\n\tADD venue INT")))
        #expect(change.statement == "ALTER TABLE orders ADD venue INT" && change.table == "shop.orders")
        #expect(change.time == Timestamp(seconds: 1) && change.gtid == "")
        #expect(SchemaChange(record("CREATE USER a IDENTIFIED BY 'secret'", isTableDDL: false)) == nil)
        let long = try #require(SchemaChange(record("ALTER " + String(repeating: "x", count: 9000))))
        #expect(long.statement.count == 200)
    }

    @Test(arguments: [
        ("CREATE TABLE t (a INT) CONNECTION='mysql://u:pw@h/d'", "CREATE TABLE t (a INT) CONNECTION='…'"),
        (#"COMMENT 'it\'s pw' ENGINE=x"#, "COMMENT '…' ENGINE=x"), ("DEFAULT \"pw\" x", "DEFAULT \"…\" x"),
        ("DEFAULT 'pw", "DEFAULT '"), ("'a''pw'", "'…''…'"),
    ])
    func whatStandsInQuotesIsNot(_ sql: String, _ shown: String) throws {
        #expect(try #require(SchemaChange(record(sql))).statement == shown)
    }
}
