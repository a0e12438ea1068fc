package import APIModel
internal import Age
internal import Core
internal import Repository

/// An export that somebody asks for, checked without the catalog.
package struct CheckedExport: Sendable {
    package let order: ExportOrder
    let passphrase: Secret?
    let salt: Secret
    let keptSeconds: Int64

    /// Throws `RefusedFields`.
    package init(_ form: ExportForm) throws {
        let to = form.before == nil ? form.to ?? "latest" : form.to
        order = ExportOrder(
            to: to, before: form.before, format: form.format, databases: form.databases ?? [],
            tables: form.tables ?? [], rows: form.rows ?? [], masks: form.masks ?? [],
            recipients: form.recipients ?? [], isCompressed: form.isCompressed ?? true)
        passphrase = form.passphrase.map { Secret($0) }
        salt = form.salt.map { Secret($0) } ?? Secret(RandomIdentifier.bytes(32))
        keptSeconds = Int64(form.hoursKept ?? 24) * 3600
        for (index, text) in order.tables.enumerated() where text.split(separator: ".", maxSplits: 1).count != 2 {
            throw RefusedFields(path: "tables[\(index)]", "It is no table.", hint: "Write it as database.table.")
        }
        try Self.refusing("to") { _ = try order.restoreOptions() }
        if form.format == "native" {
            try requireWhole()
        } else {
            var unmasked = order
            unmasked.masks = []
            try Self.refusing("rows") { _ = try unmasked.exportOptions(salt: salt) }
            try Self.refusing("masks") { _ = try order.exportOptions(salt: salt) }
        }
        for (index, row) in order.rows.enumerated() {
            guard let problem = ConditionCheck.problem(in: row.condition) else { continue }
            throw RefusedFields(
                path: "rows[\(index)].condition", problem, hint: "Write what may stand behind WHERE, and nothing else.")
        }
        try requireLock()
    }

    private static func refusing(_ path: String, _ work: () throws -> Void) throws {
        do {
            try work()
        } catch let error as TidemarkError {
            throw RefusedFields(path: path, error.message, hint: error.hint)
        }
    }

    /// A native export is sealed as it was stored: nobody looks into its rows.
    private func requireWhole() throws {
        let parts = [
            ("databases", order.databases.isEmpty), ("tables", order.tables.isEmpty), ("rows", order.rows.isEmpty),
            ("masks", order.masks.isEmpty), ("before", order.before == nil),
        ]
        for (path, isEmpty) in parts where !isEmpty {
            throw RefusedFields(
                path: path, "A native export is of the whole instance at a time, as it is.",
                hint: "Leave it out, or export as sql or csv.")
        }
        if let to = order.to, to != "latest", (try? Timestamp(parsing: to)) == nil {
            throw RefusedFields(
                path: "to", "A native export is of a time.", hint: "Write a time or latest, or export as sql or csv.")
        }
    }

    private func requireLock() throws {
        guard (passphrase != nil) != !order.recipients.isEmpty else {
            throw RefusedFields(
                path: "passphrase", "A file is encrypted for a passphrase or for recipients.",
                hint: "Give one of passphrase and recipients.")
        }
        for (index, text) in order.recipients.enumerated() {
            do throws(TidemarkError) {
                _ = try AgeRecipient(parsing: text)
            } catch {
                throw RefusedFields(path: "recipients[\(index)]", error.message, hint: error.hint)
            }
        }
    }
}
