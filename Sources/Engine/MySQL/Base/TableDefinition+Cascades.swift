internal import Core

extension TableDefinition {
    /// Whether a foreign key's ON UPDATE CASCADE may rewrite columns of the key that the rows are told apart by.
    var isKeyRewrittenByCascades: Bool {
        guard let key, createStatement.contains("ON UPDATE CASCADE") else { return false }
        let own = Set(key.columns.map { $0.lowercased() })
        return DeclaredKeys(createStatement, of: name, .exact).foreigns.contains { foreign in
            foreign.updateCascades && foreign.columns.contains { own.contains($0.lowercased()) }
        }
    }
}
