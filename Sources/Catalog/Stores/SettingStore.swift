internal import Core

/// Settings of the service, as JSON by name.
package struct SettingStore {
    let session: any CatalogSession

    /// Nil where it was never set; with the revision a change has to name.
    package func value(of name: String) throws -> (document: String, revision: Int64)? {
        try session.first("SELECT document, revision FROM settings WHERE name = ?", [.text(name)]).map { row in
            (document: try row.text("document"), revision: try row.integer("revision"))
        }
    }

    /// Sets it over a revision; nil where it must not have been set before. Throws `catalog.changed` where it is another.
    package func set(_ name: String, to document: String, over revision: Int64?) throws {
        guard let revision else {
            return try session.change(
                "The setting \(name)",
                "INSERT INTO settings (name, document, revision) VALUES (?, ?, 1) ON CONFLICT (name) DO NOTHING",
                [.text(name), .text(document)])
        }
        try session.change(
            "The setting \(name)",
            "UPDATE settings SET document = ?, revision = revision + 1 WHERE name = ? AND revision = ?",
            [.text(document), .text(name), .integer(revision)])
    }
}
