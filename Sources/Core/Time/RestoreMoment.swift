/// What a user names as the point to restore to: the text of `--to`.
package enum RestoreMoment: Hashable, Sendable, CustomStringConvertible {
    /// The newest state the repository holds.
    case latest
    /// The last transaction that committed at or before an instant.
    case time(Timestamp)
    /// Through one transaction, which is included.
    case gtid(GTID)

    /// What may stand before a GTID, to tell `2026-11-22` of MariaDB from the day.
    private static let mark = "gtid:"

    /// Throws `usage.invalid` where the text is none of the three, or could be two of them.
    package init(parsing text: String) throws(TidemarkError) {
        if text.lowercased() == "latest" {
            self = .latest
        } else if let gtid = try Self.gtid(parsing: text) {
            self = .gtid(gtid)
        } else {
            self = .time(try Timestamp(parsing: text))
        }
    }

    /// A GTID, with or without `gtid:` before it; nil for anything that is none. Throws `usage.invalid` for a bare
    /// `2026-11-22`, which is a GTID of MariaDB and a day, and for `gtid:` before something else.
    package static func gtid(parsing text: String) throws(TidemarkError) -> GTID? {
        if text.lowercased().hasPrefix(mark) {
            let bare = String(text.dropFirst(mark.count))
            if let gtid = GTID(bare) { return gtid }
            throw TidemarkError(
                .usage, "“\(bare)” is no GTID.",
                hint: "Write it as uuid:number (MySQL) or domain-server-number (MariaDB).")
        }
        guard let gtid = GTID(text) else { return nil }
        guard !CivilTime.isDate(text) else {
            throw TidemarkError(
                .usage, "“\(text)” could be a day or a GTID of MariaDB.",
                hint: "Add the time of day and the zone for a moment of that day, such as \(text)T00:00:00Z, or write "
                    + "\(mark)\(text) for the transaction.")
        }
        return gtid
    }

    package var description: String {
        switch self {
        case .latest: "latest"
        case .time(let time): time.description
        case .gtid(let gtid): CivilTime.isDate(gtid.description) ? Self.mark + gtid.description : gtid.description
        }
    }
}
