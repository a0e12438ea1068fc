internal import APIModel
internal import Core
internal import Engine
internal import Repository

extension RestoreReportDocument {
    private static let mostNotes = 200

    init(_ report: RestoreReport) {
        self.init(
            base: report.base, gtid: report.gtid?.description, commitTime: WireTime(report.commitTime),
            next: report.next.map { String($0.summary.prefix(500)) }, rows: Int64(clamping: report.rows),
            transactions: Int64(clamping: report.transactions), changes: Int64(clamping: report.changes),
            provenTables: Int64(clamping: report.provenTables), seconds: report.totalSeconds,
            tableCount: Int64(clamping: report.tables),
            tables: report.digests.sorted { $0.table < $1.table }.prefix(Self.mostTables).map { table in
                RestoredTableDocument(
                    table: table.table.description, rows: Int64(clamping: table.rows),
                    digest: table.digest.description, proof: table.proof.rawValue)
            },
            notes: report.notes.prefix(Self.mostNotes).map { String($0.prefix(500)) },
            undone: report.undone.prefix(Self.mostNotes).map { String($0.prefix(500)) })
    }
}
