/// What a user names as the point to restore to: the text of `--to`.
package enum RestoreMoment: Hashable, Sendable, CustomStringConvertible {
    /// The newest state the repository holds.
    case latest
    /// The last transaction that committed at or before an instant.
    case time(Timestamp)
    /// Through one transaction, which is included.
    case gtid(GTID)

    /// Throws `usage.invalid` where the text is none of the three.
    package init(parsing text: String) throws(TidemarkError) {
        if text.lowercased() == "latest" {
            self = .latest
        } else if let gtid = GTID(text) {
            self = .gtid(gtid)
        } else {
            self = .time(try Timestamp(parsing: text))
        }
    }

    package var description: String {
        switch self {
        case .latest: "latest"
        case .time(let time): time.description
        case .gtid(let gtid): gtid.description
        }
    }
}
