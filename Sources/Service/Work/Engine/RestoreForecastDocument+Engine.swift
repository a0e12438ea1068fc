internal import APIModel
internal import Core
internal import Engine

extension RestoreForecastDocument {
    init(_ forecast: RestoreForecast) {
        let cut = forecast.plan.cut
        self.init(
            base: forecast.plan.base, commitTime: WireTime(cut.commitTime), flavour: forecast.flavour.rawValue,
            serverVersion: forecast.serverVersion)
        gtid = cut.gtid?.description
        next = cut.next.map { String($0.summary.prefix(500)) }
        nextGtid = cut.next?.gtid?.description
        nextCommittedAt = cut.next?.commitTime.map { WireTime($0) }
        chunks = Int64(clamping: forecast.chunks)
        chunkBytes = Int64(clamping: forecast.chunkBytes)
        rows = Int64(clamping: forecast.rows)
        rowBytes = Int64(clamping: forecast.rowBytes)
        segments = Int64(clamping: forecast.segments)
        segmentBytes = Int64(clamping: forecast.segmentBytes)
        changes = Int64(clamping: forecast.changes)
        databases = Array(forecast.databases.prefix(Self.mostNamed))
        tables = Int64(forecast.tables.count)
        objects = Int64(clamping: forecast.objects)
        accounts = Int64(clamping: forecast.accounts)
        replaced = Array(forecast.replaced.prefix(Self.mostNamed))
        renamed = Array(forecast.renamed.notes.prefix(Self.mostNamed))
        refusal = forecast.refusal.map {
            JobFailureDocument(code: $0.code.rawValue, message: $0.message, hint: $0.hint)
        }
    }
}
