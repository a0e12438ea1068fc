internal import Core
internal import MySQLWire
internal import Repository

/// Makes views, routines, triggers and events on the target, each in the session it was made in on the source.
struct ObjectBuilder {
    let session: TargetSession
    let selection: RestoreSelection
    let mapping: NameMapping

    /// Gives a sentence for every object that could not be made because what it names is missing, as it was on the
    /// source. Anything else the server refuses is an error.
    func build(_ timeline: ObjectTimeline) async throws -> [String] {
        let objects = timeline.remaining.filter { item in
            if let table = item.object.table { return selection.isWanted(table) }
            return selection.containsSchema(item.key.schema)
        }
        var notes: [String] = []
        // Views and triggers may call routines; events may use everything. Packages hold routines.
        let order: [[SchemaObjectKind]] = [
            [.package], [.packageBody], [.procedure, .function], [.view], [.trigger], [.event],
        ]
        for kinds in order {
            var waiting = objects.filter { kinds.contains($0.key.kind) }
            // A view may rest on a view that is made after it: go round until nothing more succeeds.
            while true {
                var failed: [(item: (key: ObjectTimeline.Key, object: ObjectTimeline.Object), error: MySQLError)] = []
                for item in waiting {
                    if let error = try await make(item.key, item.object) { failed.append((item, error)) }
                }
                if failed.isEmpty { break }
                if failed.count == waiting.count {
                    for (item, error) in failed {
                        guard let code = error.serverCode, Self.missing.contains(code) else {
                            throw session.failure(
                                error, doing: "the \(item.key.kind.rawValue) \(item.key.schema).\(item.key.name)")
                        }
                        notes.append(
                            "The \(item.key.kind.rawValue) \(item.key.schema).\(item.key.name) names what does not exist"
                                + " and was not made: \(error)")
                    }
                    break
                }
                waiting = failed.map(\.item)
            }
        }
        return notes
    }

    /// No such table, column, routine, …: the object was broken on the source already, or names what is not restored.
    private static let missing: Set<UInt16> = [1146, 1054, 1356, 1305, 1049, 1351, 1449, 4031, 1051, 1176]

    private func make(_ key: ObjectTimeline.Key, _ object: ObjectTimeline.Object) async throws -> MySQLError? {
        let schema = mapping.target(schema: key.schema)
        let name = "\(schema.quotedIdentifier).\(key.name.quotedIdentifier)"
        _ = try await session.attempt("DROP \(Self.word(key.kind)) IF EXISTS \(name)")
        for statement in object.statements {
            for setting in statement.session { _ = try await session.attempt(setting) }
            try await session.execute("SET SESSION foreign_key_checks = 0")
            if !statement.schema.isEmpty { _ = try await session.attempt("USE \(statement.schema.quotedIdentifier)") }
            do {
                try await session.connection.execute(bytes: statement.text)
            } catch {
                if error.isConnectionFailure { throw session.failure(error, doing: "the \(key.kind.rawValue) \(name)") }
                return error
            }
        }
        return nil
    }

    private static func word(_ kind: SchemaObjectKind) -> String {
        kind == .packageBody ? "PACKAGE BODY" : kind.rawValue.uppercased()
    }
}
