package import APIModel
package import Core
package import Engine

extension RestorePayload {
    /// In the engine's words. Throws `usage.invalid` with the part that is wrong.
    package func options() throws(TidemarkError) -> RestoreOptions {
        var options = RestoreOptions(
            databases: databases ?? [], threads: threads ?? 4, finalCheck: finalCheck ?? true)
        guard (1...64).contains(options.threads) else {
            throw TidemarkError(.usage, "\(options.threads) connections are not 1 to 64.", hint: "4 is a good choice.")
        }
        switch (to, before) {
        case (let to?, nil): options.moment = try RestoreMoment(parsing: to)
        case (nil, let before?): options.before = try Self.gtid(before)
        case (nil, nil), (_?, _?):
            throw TidemarkError(
                .usage, "A restore needs one moment.", hint: "Give to (a time, a GTID or latest), or before (a GTID).")
        }
        for text in skip ?? [] { options.skip.append(try Self.gtid(text)) }
        for text in tables ?? [] {
            let parts = text.split(separator: ".", maxSplits: 1).map(String.init)
            guard parts.count == 2 else {
                throw TidemarkError(.usage, "“\(text)” is no table.", hint: "Write it as database.table.")
            }
            options.tables.append(TableName(schema: parts[0], name: parts[1]))
        }
        for text in renames ?? [] { options.renames.append(try RestoreRename(parsing: text)) }
        if let existing {
            guard let policy = ExistingPolicy(rawValue: existing) else {
                throw TidemarkError(
                    .usage, "“\(existing)” says not what to do with what is there.",
                    hint: "Write refuse, replace or rename-old.")
            }
            options.existing = policy
        }
        options.isThrowaway = throwawayTarget ?? false
        return options
    }

    private static func gtid(_ text: String) throws(TidemarkError) -> GTID {
        guard let gtid = try RestoreMoment.gtid(parsing: text) else {
            throw TidemarkError(
                .usage, "“\(text)” is no GTID.",
                hint: "Write it as uuid:number (MySQL) or domain-server-number (MariaDB).")
        }
        return gtid
    }
}
