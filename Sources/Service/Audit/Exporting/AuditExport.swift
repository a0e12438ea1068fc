internal import Catalog
internal import Core

/// Entries on their way out, a part at a time, so that neither the catalog nor the memory holds them all.
package struct AuditExport: Sendable {
    package enum Form: Sendable, Hashable {
        /// Entries as they were written, byte for byte; where none is left out, with the checkpoints behind the entries they
        /// were signed for, which is what `tidemark audit verify --file` reads.
        case lines
        case csv
    }

    private let catalog: Catalog
    private let filter: AuditFilter
    private let form: Form
    private let last: Int64
    private var number: Int64
    private var rest: Int
    private var isBegun: Bool

    /// Entries of one transaction.
    private static let page = 500

    /// - Parameters:
    ///   - number: the entry behind which it begins.
    ///   - last: the entry it ends with.
    ///   - limit: at most so many entries; the beginning is written where `isContinued` is false.
    init(
        _ catalog: Catalog, _ filter: AuditFilter, _ form: Form, after number: Int64, through last: Int64, limit: Int,
        isContinued: Bool
    ) {
        self.catalog = catalog
        self.filter = filter
        self.form = form
        self.number = number
        self.last = last
        rest = limit
        isBegun = isContinued
    }

    /// The next part; nil at the end.
    package mutating func next() async throws -> [UInt8]? {
        if !isBegun {
            isBegun = true
            let beginning = try await beginning()
            if !beginning.isEmpty { return beginning }
        }
        guard rest > 0 else { return nil }
        while number < last {
            let (filter, after, last, most) = (filter, number, last, min(rest, Self.page))
            let isWhole = filter.isEmpty && form == .lines
            let (rows, through, checkpoints) = try await catalog.read { transaction in
                let (rows, through) = try transaction.audit.matches(filter, after: after, through: last, limit: most)
                let checkpoints = isWhole ? try transaction.auditCheckpoints.rows(after: after, limit: most + 1) : []
                return (rows, through, checkpoints)
            }
            number = max(through, after + 1)
            rest -= rows.count
            guard !rows.isEmpty else { continue }
            return bytes(rows, Dictionary(checkpoints.map { ($0.last, $0.document) }) { first, _ in first })
        }
        return nil
    }

    /// The heading of a table; of whole lines the newest checkpoint, which says where the kept entries begin.
    private func beginning() async throws -> [UInt8] {
        guard form == .lines else { return Array(AuditCSV.header.utf8) }
        guard filter.isEmpty, number == 0,
            let newest = try await catalog.read({ [last] in try $0.auditCheckpoints.newest(through: last) })
        else { return [] }
        return Array("\(newest.document)\n".utf8)
    }

    private func bytes(_ rows: [AuditRow], _ checkpoints: [Int64: String]) -> [UInt8] {
        var text = ""
        for row in rows {
            switch form {
            case .lines:
                text += row.text + "\n"
                if let document = checkpoints[row.number] { text += document + "\n" }
            case .csv:
                // What cannot be read is not left out in silence.
                text +=
                    row.parsed.flatMap { AuditCSV.line($0) } ?? AuditCSV.cell("\(row.number) cannot be read") + "\r\n"
            }
        }
        return Array(text.utf8)
    }
}
