package import Core

extension DDLStatement {
    /// The text with every table name (and the schema of a database statement) replaced by what the maps say, fully
    /// qualified, and the server's own START TRANSACTION clause taken out.
    ///
    /// - Parameters:
    ///   - text: the bytes this statement was parsed from.
    ///   - defaultSchema: the session's default schema, which unqualified names mean.
    ///   - keepsUnqualified: names without a schema stay without one where the session's default schema, as it is
    ///     mapped, is the right one.
    package func rewritten(
        _ text: [UInt8], defaultSchema: String, keepsUnqualified: Bool = false,
        table: (TableName) -> TableName, schema mapSchema: (String) -> String
    ) -> [UInt8] {
        var replacements: [(range: Range<Int>, text: String)] = (tables + parents).map {
            let name = table($0.resolved(in: defaultSchema))
            let isPlain = keepsUnqualified && $0.schema == nil && name.schema == mapSchema(defaultSchema)
            return ($0.range, isPlain ? name.name.quotedIdentifier : name.quoted)
        }
        if let schema, let schemaRange { replacements.append((schemaRange, mapSchema(schema).quotedIdentifier)) }
        if let startTransactionClause { replacements.append((startTransactionClause, "")) }
        replacements.sort { $0.range.lowerBound < $1.range.lowerBound }

        var result: [UInt8] = []
        result.reserveCapacity(text.count + 64)
        var position = 0
        for replacement in replacements where replacement.range.lowerBound >= position {
            result += text[position..<replacement.range.lowerBound]
            result += replacement.text.utf8
            position = replacement.range.upperBound
        }
        result += text[position...]
        return result
    }
}
