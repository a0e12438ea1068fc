extension StatementParser {
    mutating func parseAlter() {
        var afterOperator = false
        while let token = peek() {
            let word = afterOperator ? "" : keyword(token)
            switch word {
            case "TABLE": return parseAlterTable()
            case "DATABASE", "SCHEMA":
                _ = next()
                statement.kind = .alterDatabase
                statement.schema = ""
                // The name may be left out, and then the first option follows.
                if ["CHARACTER", "CHARSET", "COLLATE", "DEFAULT", "ENCRYPTION", "COMMENT", "READ"].contains(
                    keyword(peek()))
                {
                    return
                }
                return parseSchemaName()
            case "SEQUENCE": return parseSequence(.alterSequence)
            case "VIEW": return parseObject(.view, .alter)
            case "PROCEDURE": return parseObject(.procedure, .alter)
            case "FUNCTION": return parseObject(.function, .alter)
            case "EVENT": return parseObject(.event, .alter)
            case "PACKAGE": return parseObject(.package, .alter)
            case "USER", "ROLE":
                statement.kind = .account
                return
            case "TABLESPACE", "SERVER", "LOGFILE", "RESOURCE", "INSTANCE":
                statement.kind = .server
                return
            default: break
            }
            afterOperator = isSymbol(token, "=") || isSymbol(token, "@") || isSymbol(token, ".")
            _ = next()
        }
    }

    private mutating func parseAlterTable() {
        _ = next()
        statement.kind = .alterTable
        acceptIfExists()
        guard let target = tableReference(.target) else { return }
        statement.tables.append(target)
        skipWait()

        var depth = 0
        var atItemStart = true
        var previousIsDot = false
        while let token = next() {
            let word = previousIsDot ? "" : keyword(token)
            previousIsDot = isSymbol(token, ".")
            if atItemStart {
                atItemStart = false
                parseAlterItem(word)
            } else if word == "REFERENCES" {
                if let parent = tableReference(.parent) { statement.parents.append(parent) }
            } else if word == "UNION", depth == 0 {
                parseUnion()
            }
            switch token.kind {
            case .symbol(UInt8(ascii: "(")): depth += 1
            case .symbol(UInt8(ascii: ")")): depth -= 1
            case .symbol(UInt8(ascii: ",")) where depth == 0: atItemStart = true
            default: break
            }
        }
    }

    /// The part of an item that can name another table; its first word has been read.
    private mutating func parseAlterItem(_ word: String) {
        switch word {
        case "RENAME":
            if ["COLUMN", "INDEX", "KEY"].contains(keyword(peek())), isIdentifier(peek(1)), !isSymbol(peek(1), ",") {
                return
            }
            if !accept("TO"), !accept("AS") { _ = accept(symbol: "=") }
            if let name = tableReference(.newName) { statement.tables.append(name) }
        case "EXCHANGE":
            statement.exchangesRows = true
            while let token = peek(), !isSymbol(token, ",") {
                _ = next()
                guard keyword(token) == "WITH", accept("TABLE") else { continue }
                if let partner = tableReference(.partner) { statement.tables.append(partner) }
                return
            }
        case "CONVERT":
            if accept("TABLE") {
                if let partner = tableReference(.partner) { statement.tables.append(partner) }
            } else if accept("PARTITION") {
                while let token = next() {
                    guard keyword(token) == "TO", accept("TABLE") else { continue }
                    if let partner = tableReference(.partner) { statement.tables.append(partner) }
                    return
                }
            }
        case "DISCARD", "IMPORT":
            statement.changesRowsOutsideLog = true
        case "UNION":
            parseUnion()
        default: break
        }
    }
}
