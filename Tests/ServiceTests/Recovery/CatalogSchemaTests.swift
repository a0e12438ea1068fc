import Catalog
import Core
import Service
import TestKit
import Testing

@Suite struct CatalogSchemaTests {
    /// What the steps say is what the database has, table by table and column by column: nothing is left out of an export.
    @Test(arguments: CatalogPlace.allCases)
    func theSchemaIsWhatTheDatabaseHas(_ place: CatalogPlace) async throws {
        let placed = try await place.driver()
        let driver = try placed.open()
        defer { placed.keep() }
        _ = try await CatalogMigrator().migrate(driver)
        let schema = try CatalogSchema()
        let found = try await driver.transaction(.read) { session in
            let tables = try session.query(
                place == .sqlite
                    ? "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'"
                    : "SELECT table_name AS name FROM information_schema.tables WHERE table_schema = 'public'"
            ).map { try $0.text("name") }
            var columns: [String: [String]] = [:]
            for table in tables {
                columns[table] = try session.query(
                    place == .sqlite
                        ? "SELECT name FROM pragma_table_info(?) ORDER BY cid"
                        : """
                        SELECT column_name AS name FROM information_schema.columns
                        WHERE table_schema = 'public' AND table_name = ? ORDER BY ordinal_position
                        """, [.text(table)]
                ).map { try $0.text("name") }
            }
            return columns
        }
        #expect(Set(found.keys) == Set(schema.tables.map(\.name)).union(["schema_versions"]))
        for table in schema.tables { #expect(found[table.name] == table.columns.map(\.name)) }
        #expect(schema.version == CatalogMigration.all.last?.version)
        #expect(schema.table("bindings")?.key == ["plan", "kind", "subject"])
        #expect(schema.table("jobs")?.key == ["id"])
        await driver.close()
    }

    @Test func laterStepsChangeTables() throws {
        let first = CatalogMigration(
            version: 1, name: "a",
            statements: [
                "CREATE TABLE one (id TEXT NOT NULL PRIMARY KEY, a BIGINT DEFAULT 3, b DOUBLE PRECISION)",
                "CREATE TABLE two (x TEXT NOT NULL CHECK (x IN ('a,', 'b)')), y BYTEA, PRIMARY KEY (x, y))",
            ])
        let second = CatalogMigration(
            version: 7, name: "b",
            statements: [
                "ALTER TABLE one ADD COLUMN c TEXT NOT NULL DEFAULT ''", "ALTER TABLE one RENAME COLUMN a TO d",
                "ALTER TABLE two RENAME COLUMN x TO z", "ALTER TABLE two RENAME TO three",
                "CREATE UNIQUE INDEX one_by_d ON one (d)", "UPDATE one SET c = 'CREATE TABLE'",
                "CREATE TABLE IF NOT EXISTS four (id BIGINT NOT NULL PRIMARY KEY)", "ALTER TABLE one DROP COLUMN b",
            ])
        let schema = try CatalogSchema([first, second])
        #expect(schema.version == 7)
        #expect(schema.tables.map(\.name) == ["one", "three", "four"])
        #expect(schema.tables[0].columns.map(\.name) == ["id", "d", "c"])
        #expect(schema.tables[0].columns.map(\.kind) == [.text, .integer, .text])
        #expect(schema.tables[1].key == ["z", "y"])
        #expect(schema.tables[1].columns.map(\.kind) == [.text, .blob])
    }

    @Test(arguments: [
        "CREATE TABLE one (id TEXT)", "CREATE TABLE one (id JSON PRIMARY KEY)", "CREATE VIEW v AS SELECT 1",
        "ALTER TABLE none ADD COLUMN a TEXT", "CREATE TABLE one (id TEXT PRIMARY KEY", "TRUNCATE one",
    ])
    func whatIsNotUnderstoodIsADefect(_ statement: String) {
        #expect(throws: TidemarkError(.internalDefect, "", hint: "")) {
            try CatalogSchema([CatalogMigration(version: 1, name: "a", statements: [statement])])
        }
    }
}
