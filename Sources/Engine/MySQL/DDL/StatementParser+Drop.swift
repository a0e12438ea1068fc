extension StatementParser {
    mutating func parseDrop() {
        if accept("TEMPORARY") {
            statement.kind = .temporary
            return
        }
        while let token = peek() {
            switch keyword(token) {
            case "TABLE", "TABLES":
                _ = next()
                statement.kind = .dropTable
                acceptIfExists()
                return parseTableList(.target)
            case "INDEX":
                _ = next()
                statement.kind = .dropIndex
                acceptIfExists()
                return parseIndexTable()
            case "DATABASE", "SCHEMA":
                _ = next()
                statement.kind = .dropDatabase
                acceptIfExists()
                return parseSchemaName()
            case "SEQUENCE": return parseSequence(.dropSequence)
            case "PREPARE":
                statement.kind = .maintenance
                return
            case "": return
            default:
                if parseOther(keyword(token), .drop) { return }
                _ = next()
            }
        }
    }

    /// What is neither a table nor a schema: objects, accounts, things of the server. False where `word` is none of them.
    mutating func parseOther(_ word: String, _ verb: StatementKind.ObjectVerb) -> Bool {
        switch word {
        case "VIEW": parseObject(.view, verb)
        case "TRIGGER": parseObject(.trigger, verb)
        case "PROCEDURE": parseObject(.procedure, verb)
        case "FUNCTION": parseObject(.function, verb)
        case "EVENT": parseObject(.event, verb)
        case "PACKAGE": parseObject(.package, verb)
        case "USER", "ROLE": statement.kind = .account
        case "TABLESPACE", "SERVER", "LOGFILE", "RESOURCE", "REFERENCE": statement.kind = .server
        default: return false
        }
        return true
    }

    mutating func parseRename() {
        if accept("USER") {
            statement.kind = .account
            return
        }
        guard accept("TABLE") || accept("TABLES") else { return }
        statement.kind = .renameTable
        acceptIfExists()
        repeat {
            guard let old = tableReference(.target) else { return }
            skipWait()
            guard accept("TO"), let new = tableReference(.newName) else { return }
            statement.tables.append(old)
            statement.tables.append(new)
        } while accept(symbol: ",")
    }

    mutating func parseTruncate() {
        _ = accept("TABLE")
        statement.kind = .truncateTable
        if let target = tableReference(.target) { statement.tables.append(target) }
    }
}
