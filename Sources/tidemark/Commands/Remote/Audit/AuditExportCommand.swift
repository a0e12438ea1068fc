internal import APIModel
import ArgumentParser
internal import Client
internal import Core
internal import Service

/// `tidemark audit export`.
struct AuditExportCommand: RemoteCommand {
    static let configuration = CommandConfiguration(
        commandName: "export",
        abstract: "Hands out the audit, oldest first, as JSON lines or CSV.",
        discussion: """
            JSON lines are the entries byte for byte as they were written. Without a filter the signed checkpoints stand \
            among them, and tidemark audit verify --file proves such a file without any server.
            """)

    @OptionGroup var filter: AuditFilterOptions

    @Option(help: ArgumentHelp("lines or csv.", valueName: "form"))
    var form = "lines"

    @Option(help: ArgumentHelp("Write to this new file (mode 0600) instead of standard output.", valueName: "file"))
    var file: String?

    @Option(help: ArgumentHelp("Only entries behind this one.", valueName: "number"))
    var after: Int64?

    @OptionGroup var server: ServerOptions
    @OptionGroup var output: OutputOptions

    /// Entries of one request.
    private static let part = 500

    func perform(_ client: APIClient, _ console: Console) async throws {
        guard ["lines", "csv"].contains(form) else {
            throw TidemarkError(.usage, "\"\(form)\" is no form of an export", hint: "use lines or csv")
        }
        let target = try file.map { try NewFile.begin(FilePath.absolute($0)) }
        let count: Int
        do {
            count = try await write(client, console, target)
        } catch {
            target?.abandon()
            throw error
        }
        guard let target else { return }
        try target.finish()
        console.line("done", "\(count) entries in \(target.path)")
        console.object(["event": "done", "entries": .integer(Int64(count)), "file": .string(target.path)])
    }

    private func write(_ client: APIClient, _ console: Console, _ target: NewFile?) async throws -> Int {
        var place = after ?? 0
        var count = 0
        if form == "csv" { try put(AuditCSV.header, console, target) }
        while true {
            var request = APIRequest(.get, Routes.auditExport, query: filter.query)
            request.query += [(name: "most", value: "\(Self.part)"), (name: "after", value: "\(place)")]
            request.accept = "application/x-ndjson"
            let body = try await client.send(request).body
            var entries = 0
            for line in body.split(separator: UInt8(ascii: "\n")).map({ Array($0) }) {
                let parsed = AuditLine(line)
                if let number = parsed?.entry?.number, number > place {
                    place = number
                    entries += 1
                }
                if form == "csv" {
                    if let text = parsed.flatMap({ AuditCSV.line($0) }) { try put(text, console, target) }
                } else {
                    try put(String(decoding: line, as: UTF8.self) + "\n", console, target)
                }
            }
            count += entries
            guard entries == Self.part else { return count }
        }
    }

    private func put(_ text: String, _ console: Console, _ target: NewFile?) throws {
        if let target { return try target.append(Array(text.utf8)) }
        let line = RemoteText.line(text.trimmingSuffix { $0.isNewline })
        console.line(line)
        console.json(line)
    }
}

extension String {
    fileprivate func trimmingSuffix(_ isUnwanted: (Character) -> Bool) -> String {
        var text = self
        while let last = text.last, isUnwanted(last) { text.removeLast() }
        return text
    }
}
