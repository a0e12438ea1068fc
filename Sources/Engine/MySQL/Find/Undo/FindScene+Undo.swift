internal import Core
internal import Repository

extension FindScene {
    /// What happens beside the statements of an undo script when they are run.
    func undoWarnings(_ tables: Set<TableName>) async throws -> [String] {
        guard let startBase else { return [] }
        let base = try await repository.base(startBase.id)
        var warnings: [String] = []
        for table in tables.sorted() {
            let triggers = base.objects.filter { $0.kind == .trigger && $0.table == table }.map(\.name)
            if !triggers.isEmpty {
                warnings.append(
                    "\(table) has triggers (\(triggers.joined(separator: ", "))), which run for these statements too")
            }
            let children = CascadeNotes.children(of: table, base).map(\.description)
            if !children.isEmpty {
                warnings.append(
                    "what foreign keys did to \(children.joined(separator: ", ")) together with \(table) is not in the log"
                        + " and is not reversed")
            }
        }
        return warnings
    }
}
