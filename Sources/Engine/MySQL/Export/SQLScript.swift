internal import Core
internal import Repository

/// What stands around the rows of a script that the clients `mariadb` and `mysql` run.
enum SQLScript {
    /// The session in which every literal means what it says, whatever the server's defaults are.
    static func beginning(_ title: String) -> String {
        """
        -- \(title.filter { $0 != "\n" && $0 != "\r" })
        -- Times are in UTC, text is UTF-8.
        SET NAMES utf8mb4;
        SET SESSION time_zone = '+00:00', SESSION sql_mode = 'NO_AUTO_VALUE_ON_ZERO', SESSION foreign_key_checks = 0,
            SESSION unique_checks = 0;

        """
    }

    static let end = """

        SET SESSION foreign_key_checks = 1, SESSION unique_checks = 1;
        -- The end: whatever lacks this line was cut off.

        """

    static func schema(_ schema: SchemaDefinition) -> String {
        let head = "CREATE DATABASE "
        let rest =
            schema.createStatement.hasPrefix(head)
            ? String(schema.createStatement.dropFirst(head.count)) : schema.name.quotedIdentifier
        return "\n\(head)IF NOT EXISTS \(rest);\nUSE \(schema.name.quotedIdentifier);\n"
    }

    /// Packages and routines, views behind those they rest on, triggers, events.
    static func ordered(_ objects: [ObjectDefinition]) -> [ObjectDefinition] {
        func all(_ kinds: [SchemaObjectKind]) -> [ObjectDefinition] { objects.filter { kinds.contains($0.kind) } }
        return all([.package]) + all([.packageBody]) + all([.function, .procedure]) + ordered(views: all([.view]))
            + all([.trigger]) + all([.event])
    }

    /// The server writes the names in a view's text with their schema.
    private static func ordered(views: [ObjectDefinition]) -> [ObjectDefinition] {
        var waiting = views
        var ordered: [ObjectDefinition] = []
        while !waiting.isEmpty {
            let names = waiting.map { "\($0.schema.quotedIdentifier).\($0.name.quotedIdentifier)" }
            var ready: [Int] = []
            for (index, view) in waiting.enumerated() {
                let rests = names.enumerated().contains { other, name in
                    other != index && view.createStatement.contains(name)
                }
                if !rests { ready.append(index) }
            }
            // Views cannot rest on each other in a ring; a name in a text may look as if they did.
            if ready.isEmpty { ready = Array(waiting.indices) }
            ordered += ready.map { waiting[$0] }
            waiting = waiting.enumerated().filter { !ready.contains($0.offset) }.map(\.element)
        }
        return ordered
    }

    /// In the session that it was made in.
    static func object(_ object: ObjectDefinition) -> String {
        var settings: [String] = []
        if let set = object.charsetClient { settings.append("SESSION character_set_client = \(set.quotedLiteral)") }
        if let collation = object.collationConnection {
            settings.append("SESSION collation_connection = \(collation.quotedLiteral)")
        }
        settings.append("SESSION sql_mode = \((object.sqlMode ?? "").quotedLiteral)")
        if let zone = object.timeZone { settings.append("SESSION time_zone = \(zone.quotedLiteral)") }
        var delimiter = ";;"
        while object.createStatement.contains(delimiter) { delimiter += "/" }
        return """

            SET \(settings.joined(separator: ", "));
            DELIMITER \(delimiter)
            \(object.createStatement) \(delimiter)
            DELIMITER ;
            SET NAMES utf8mb4;
            SET SESSION sql_mode = 'NO_AUTO_VALUE_ON_ZERO', SESSION time_zone = '+00:00';

            """
    }
}
