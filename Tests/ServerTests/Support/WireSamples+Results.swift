import APIModel
import Core

extension WireSamples {
    private static let time = WireTime(Timestamp(microseconds: 1_800_000_000_250_000))
    private static let changed = ChangedTableDocument(table: "a.b", inserted: 1, updated: 2, deleted: 3)
    private static let finding = LogFindingDocument(
        kind: "burst", gtid: "0-1-2", committedAt: time, lastCommittedAt: time, transactions: 2, tables: [changed],
        rows: ["id = 5 deleted"], text: "t", isRestorable: true)
    private static let search = LogSearchDocument(
        findings: [finding], segments: 5, readSegments: 2, firstCommit: time, lastCommit: time, isCut: true)
    private static let undo = UndoDocument(
        sql: "COMMIT;", transactions: 1, statements: 2, rows: 3, tables: ["a.b"], warnings: ["w"])
    private static let rate = RestoreRateDocument(kind: "drill", job: "j", measuredAt: time, rows: 10, seconds: 2.5)
    private static let table = RestoredTableDocument(table: "a.b", rows: 1, digest: "1:00", proof: "log")
    private static let report = RestoreReportDocument(
        base: "b", gtid: "0-1-2", commitTime: time, next: "n", rows: 1, transactions: 2, changes: 3, provenTables: 1,
        seconds: 1.5, tableCount: 1, tables: [table], notes: ["n"], undone: ["u"],
        server: "127.0.0.1:3306")
    private static let plainForecast = RestoreForecastDocument(
        base: "b", commitTime: time, flavour: "mysql", serverVersion: "8.4.0")
    private static let forecast: RestoreForecastDocument = {
        var forecast = plainForecast
        (forecast.gtid, forecast.next, forecast.nextGtid, forecast.nextCommittedAt) = ("0-1-2", "n", "0-1-3", time)
        (forecast.replaced, forecast.renamed) = (["the table a.b"], ["n"])
        forecast.refusal = JobFailureDocument(code: "target.unfit", message: "m", hint: "h")
        forecast.measured = rate
        return forecast
    }()

    static let results = [
        WireSample(changed), WireSample(finding), WireSample(LogFindingDocument(kind: "note"), isFull: false),
        WireSample(search),
        WireSample(
            LogSearchDocument(
                findings: [], segments: 0, readSegments: 0, firstCommit: nil, lastCommit: nil, isCut: false),
            isFull: false),
        WireSample(undo), WireSample(rate), WireSample(table), WireSample(report), WireSample(forecast),
        WireSample(plainForecast, isFull: false),
        WireSample(JobResult(search: search, undo: undo, forecast: forecast, restore: report)),
        WireSample(JobResult(undo: undo), isFull: false),
    ]
}
