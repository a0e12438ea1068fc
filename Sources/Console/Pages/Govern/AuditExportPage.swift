internal import Core
internal import Service

/// The audit as a file: what was searched for, oldest first.
enum AuditExportPage {
    static let all: [ConsolePage] = [.get("/audit/export/{form}", "exportAudit", export)]

    private static func export(_ request: ConsoleRequest) async throws -> ConsoleAnswer {
        let filter = try AuditQuery.filter(request)
        let (form, type, name): (AuditExport.Form, String, String) =
            switch request.path("form") {
            case "lines": (.lines, "application/x-ndjson", "audit.jsonl")
            case "table": (.csv, "text/csv; charset=utf-8", "audit.csv")
            default:
                throw TidemarkError.absent(request.say(\.error.missing), hint: request.say(\.audit.exportTable))
            }
        let source = AuditSource(try await request.service.exportAudit(request.caller, filter, form))
        return .parts(FileParts(type: type, name: name) { try await source.next() })
    }
}

/// Holds how far an export has come.
private actor AuditSource {
    private var export: AuditExport

    init(_ export: AuditExport) { self.export = export }

    /// Asked by one after the other.
    func next() async throws -> [UInt8]? {
        var export = export
        let part = try await export.next()
        self.export = export
        return part
    }
}
