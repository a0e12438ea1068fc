extension DDLStatement {
    /// The statement with the names of tables and schemas as a server writes them that compares them without regard to
    /// case. The statement's text says what was typed.
    package func folded(_ folding: NameFolding) -> DDLStatement {
        guard folding == .folded else { return self }
        var statement = self
        statement.tables = tables.map(Self.folded)
        statement.parents = parents.map(Self.folded)
        statement.schema = schema?.lowercased()
        return statement
    }

    private static func folded(_ reference: TableReference) -> TableReference {
        TableReference(
            role: reference.role, schema: reference.schema?.lowercased(), name: reference.name.lowercased(),
            range: reference.range)
    }
}
