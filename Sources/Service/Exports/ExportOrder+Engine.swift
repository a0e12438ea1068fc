package import APIModel
package import Core
package import Engine

extension ExportOrder {
    /// In the engine's words: what is restored so that it can be read. Throws `usage.invalid`.
    package func restoreOptions() throws(TidemarkError) -> RestoreOptions {
        var payload = RestorePayload()
        payload.to = to
        payload.before = before
        payload.databases = databases
        payload.tables = tables
        var options = try payload.options()
        options.accounts = false
        options.isThrowaway = true
        return options
    }

    /// In the engine's words: what is written. Throws `usage.invalid`.
    package func exportOptions(salt: Secret) throws(TidemarkError) -> ExportOptions {
        guard let format = RowFormat(rawValue: format) else {
            throw TidemarkError(.usage, "“\(format)” is no format of rows.", hint: "Write sql or csv.")
        }
        var options = ExportOptions(format: format, salt: salt)
        options.databases = databases
        for text in tables { options.tables.append(try Self.table(text)) }
        for row in rows {
            guard options.conditions.updateValue(row.condition, forKey: try Self.table(row.table)) == nil else {
                throw TidemarkError(
                    .usage, "The table \(row.table) has two conditions.", hint: "Join them with AND or OR.")
            }
        }
        for mask in masks { options.masks.append(try ColumnMask(mask)) }
        return options
    }

    private static func table(_ text: String) throws(TidemarkError) -> TableName {
        let parts = text.split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
        guard parts.count == 2, parts.allSatisfy({ !$0.isEmpty }) else {
            throw TidemarkError(.usage, "“\(text)” is no table.", hint: "Write it as database.table.")
        }
        return TableName(schema: parts[0], name: parts[1])
    }
}

extension ColumnMask {
    fileprivate init(_ mask: ExportMask) throws(TidemarkError) {
        let parts = mask.column.split(separator: ".", maxSplits: 2, omittingEmptySubsequences: false).map(String.init)
        guard parts.count == 3, parts.allSatisfy({ !$0.isEmpty }) else {
            throw TidemarkError(.usage, "“\(mask.column)” is no column.", hint: "Write it as database.table.column.")
        }
        guard mask.kind == "fixed" || mask.text == nil, mask.kind == "last" || mask.keep == nil else {
            throw TidemarkError(
                .usage, "The mask of \(mask.column) says more than \(mask.kind) needs.",
                hint: "Give a text to fixed alone, and a number of characters to last alone.")
        }
        let kind: Kind =
            switch mask.kind {
            case "null": .null
            case "fixed": .fixed(mask.text ?? "")
            case "hash": .hash
            case "last": .last(mask.keep ?? 4)
            case "email": .email
            default:
                throw TidemarkError(
                    .usage, "“\(mask.kind)” is no mask.", hint: "Masks are \(ExportMask.kinds.listed).")
            }
        self.init(table: TableName(schema: parts[0], name: parts[1]), column: parts[2], kind: kind)
    }
}
