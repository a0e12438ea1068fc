import Core
import Engine
import Repository
import Testing

@Suite struct DDLReconcilerTests {
    private let listingLow = LogPosition(file: BinlogPosition(file: "b.000001", offset: 100))
    private let listingHigh = BinlogPosition(file: "b.000001", offset: 110)

    private func reconciler(_ folding: NameFolding = .exact, exclude: [TablePattern] = []) -> DDLReconciler {
        DDLReconciler(folding: folding, exclude: exclude, listingLow: listingLow, listingHigh: listingHigh)
    }

    private func name(_ table: String) -> TableName { TableName(schema: "s", name: table) }

    private func ddl(_ offset: UInt64, _ tables: [String], sql: String = "ALTER TABLE x", isTable: Bool = true)
        -> DDLRecord
    {
        DDLRecord(
            end: BinlogPosition(file: "b.000001", offset: offset), time: Timestamp(microseconds: 0), sql: sql,
            tables: tables.map(name), isTableDDL: isTable)
    }

    private func entry(_ low: UInt64, _ high: UInt64) -> TableEntry {
        TableEntry(
            manifest: nil, low: LogPosition(file: BinlogPosition(file: "b.000001", offset: low)),
            high: BinlogPosition(file: "b.000001", offset: high))
    }

    @Test func onlyWhatLiesBetweenLowAndHighIsDoubtful() {
        let entries = [name("t"): entry(200, 300)]
        #expect(reconciler().dirty([ddl(150, ["t"])], entries: entries).isEmpty)
        #expect(reconciler().dirty([ddl(200, ["t"])], entries: entries).isEmpty)
        #expect(reconciler().dirty([ddl(201, ["t"])], entries: entries) == [name("t")])
        #expect(reconciler().dirty([ddl(300, ["t"])], entries: entries) == [name("t")])
        #expect(reconciler().dirty([ddl(301, ["t"])], entries: entries).isEmpty)
    }

    @Test func namesThatWereNotListedAreAbsentSinceTheListing() {
        #expect(reconciler().dirty([ddl(105, ["new"])], entries: [:]) == [name("new")])
        #expect(reconciler().dirty([ddl(400, ["new"])], entries: [:]).isEmpty)
    }

    @Test func aSwapIsSkippedOrReplayedAsAWhole() {
        // t was read after the swap, its shadow was not known when the tables were listed.
        let entries = [name("t"): entry(500, 600)]
        #expect(
            reconciler().dirty([ddl(400, ["t", "t_old", "t_new"])], entries: entries) == [name("t_old"), name("t_new")])
        // Once all three were read behind it there is nothing left to do.
        let settled = [name("t"): entry(500, 600), name("t_old"): entry(700, 710), name("t_new"): entry(700, 710)]
        #expect(reconciler().dirty([ddl(400, ["t", "t_old", "t_new"])], entries: settled).isEmpty)
        // Read before it, all of them: replayed.
        let early = [name("t"): entry(200, 300)]
        #expect(reconciler().dirty([ddl(400, ["t", "t_old", "t_new"])], entries: early).isEmpty)
    }

    @Test func droppingASchemaConcernsItsTables() {
        let entries = [name("t"): entry(200, 300), name("u"): entry(350, 360)]
        let drop = ddl(250, [], sql: "DROP DATABASE s", isTable: false)
        #expect(reconciler().dirty([drop], entries: entries) == [name("t")])
    }

    @Test func namesAreFoldedAsTheServerDoes() {
        let entries = [TableName(schema: "s", name: "mixed"): entry(200, 300)]
        #expect(reconciler(.folded).dirty([ddl(400, ["MiXeD"])], entries: entries).isEmpty)
        #expect(reconciler(.folded).dirty([ddl(250, ["MiXeD"])], entries: entries) == [name("MiXeD")])
    }

    @Test func excludedAndSystemTablesDoNotMatter() throws {
        let exclude = [try TablePattern(parsing: "s.skip*")]
        #expect(reconciler(exclude: exclude).dirty([ddl(105, ["skipped"])], entries: [:]).isEmpty)
    }
}
