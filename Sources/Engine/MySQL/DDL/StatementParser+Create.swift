extension StatementParser {
    /// The keywords that say what is created; the clauses before them (DEFINER, ALGORITHM, …) are passed over.
    mutating func parseCreate() {
        if accept(["OR", "REPLACE"]) { statement.orReplace = true }
        if accept("TEMPORARY") {
            statement.kind = .temporary
            return
        }
        // Clauses hold names that may look like keywords: they follow "=", "@" or "." there.
        var afterOperator = false
        while let token = peek() {
            let word = afterOperator ? "" : keyword(token)
            switch word {
            case "TABLE": return parseCreateTable()
            case "INDEX": return parseCreateIndex()
            case "DATABASE", "SCHEMA": return parseCreateDatabase()
            case "SEQUENCE": return parseSequence(.createSequence)
            default: if parseOther(word, .create) { return }
            }
            afterOperator = isSymbol(token, "=") || isSymbol(token, "@") || isSymbol(token, ".")
            _ = next()
        }
    }

    private mutating func parseCreateTable() {
        _ = next()
        statement.kind = .createTable
        acceptIfNotExists()
        guard let target = tableReference(.target) else { return }
        statement.tables.append(target)

        let parenthesized = isSymbol(peek(), "(") && keyword(peek(1)) == "LIKE"
        if parenthesized { _ = next() }
        if accept("LIKE") {
            statement.kind = .createTableLike
            if let model = tableReference(.model) { statement.tables.append(model) }
            return
        }
        parseDefinition()
    }

    /// Columns, constraints and options of CREATE or ALTER TABLE: finds parents, members, a SELECT and clauses.
    mutating func parseDefinition() {
        var previousIsDot = false
        while let token = next() {
            let word = previousIsDot ? "" : keyword(token)
            previousIsDot = isSymbol(token, ".")
            switch word {
            case "REFERENCES":
                if let parent = tableReference(.parent) { statement.parents.append(parent) }
            case "SELECT" where statement.kind == .createTable:
                statement.kind = .createTableSelect
                return
            case "UNION":
                parseUnion()
            case "START":
                if keyword(peek()) == "TRANSACTION", let end = next() {
                    statement.startTransactionClause = token.range.lowerBound..<end.range.upperBound
                }
            default: break
            }
        }
    }

    /// `UNION [=] (t1, t2)` of a MERGE table.
    mutating func parseUnion() {
        _ = accept(symbol: "=")
        guard accept(symbol: "(") else { return }
        repeat {
            guard let member = tableReference(.member) else { return }
            statement.tables.append(member)
        } while accept(symbol: ",")
    }

    private mutating func parseCreateIndex() {
        _ = next()
        statement.kind = .createIndex
        acceptIfNotExists()
        parseIndexTable()
    }

    /// The table after ON, which follows the index's name and perhaps its type.
    mutating func parseIndexTable() {
        _ = next()
        while let token = next() {
            guard keyword(token) == "ON" else { continue }
            if let target = tableReference(.target) { statement.tables.append(target) }
            return
        }
    }

    private mutating func parseCreateDatabase() {
        _ = next()
        statement.kind = .createDatabase
        acceptIfNotExists()
        parseSchemaName()
    }

    mutating func parseSchemaName() {
        guard isIdentifier(peek()), let token = next() else { return }
        statement.schema = identifier(token)
        statement.schemaRange = token.range
    }

    mutating func parseSequence(_ kind: StatementKind) {
        _ = next()
        statement.kind = kind
        acceptIfNotExists()
        acceptIfExists()
        parseTableList(.target)
    }

    /// Names separated by commas.
    mutating func parseTableList(_ role: TableReference.Role) {
        repeat {
            guard let reference = tableReference(role) else { return }
            statement.tables.append(reference)
            skipWait()
        } while accept(symbol: ",")
    }

    /// MariaDB's `WAIT n` and `NOWAIT` after a table's name.
    mutating func skipWait() {
        if accept("NOWAIT") { return }
        if accept("WAIT") { _ = next() }
    }

    mutating func parseObject(_ kind: ObjectReference.Kind, _ verb: StatementKind.ObjectVerb) {
        _ = next()
        statement.kind = .object(verb)
        var kind = kind
        if kind == .package, accept("BODY") { kind = .packageBody }
        acceptIfNotExists()
        acceptIfExists()
        repeat {
            guard let name = qualifiedName() else { return }
            statement.objects.append(
                ObjectReference(
                    kind: kind, schema: name.schema, name: name.name, isNewName: false, range: name.range))
        } while verb == .drop && accept(symbol: ",")

        if verb == .create, kind == .trigger { parseTriggerSubject() }
        if verb == .create, kind == .function, isLoadableFunction() {
            statement.kind = .server
            statement.objects = []
        }
        if verb == .alter, kind == .event { parseEventRename(kind) }
    }

    private mutating func parseTriggerSubject() {
        while let token = next() {
            guard keyword(token) == "ON" else { continue }
            if let subject = tableReference(.subject) { statement.tables.append(subject) }
            return
        }
    }

    /// `CREATE FUNCTION f RETURNS type SONAME 'library'`.
    private mutating func isLoadableFunction() -> Bool {
        accept("RETURNS") && keyword(peek(1)) == "SONAME"
    }

    private mutating func parseEventRename(_ kind: ObjectReference.Kind) {
        while let token = next() {
            if keyword(token) == "DO" { return }
            guard keyword(token) == "RENAME", accept("TO"), let name = qualifiedName() else { continue }
            statement.objects.append(
                ObjectReference(kind: kind, schema: name.schema, name: name.name, isNewName: true, range: name.range))
            return
        }
    }
}
