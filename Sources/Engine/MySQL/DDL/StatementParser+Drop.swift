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
            case "VIEW": return parseObject(.view, .drop)
            case "TRIGGER": return parseObject(.trigger, .drop)
            case "PROCEDURE": return parseObject(.procedure, .drop)
            case "FUNCTION": return parseObject(.function, .drop)
            case "EVENT": return parseObject(.event, .drop)
            case "PACKAGE": return parseObject(.package, .drop)
            case "USER", "ROLE":
                statement.kind = .account
                return
            case "TABLESPACE", "SERVER", "LOGFILE", "RESOURCE", "REFERENCE":
                statement.kind = .server
                return
            case "PREPARE":
                statement.kind = .maintenance
                return
            case "": return
            default: _ = next()
            }
        }
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
