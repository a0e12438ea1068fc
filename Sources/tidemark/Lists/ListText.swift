internal import Core
internal import Repository

/// The tables of `list` for people. Times are UTC.
enum ListText {
    /// One line an instance.
    static func overview(_ instances: [ListedInstance]) -> [String] {
        var table = TextTable([
            ("INSTANCE", .left), ("BASES", .left), ("WINDOW (UTC)", .left), ("GAPS", .left), ("BEHIND", .left),
            ("STORED", .left),
        ])
        for instance in instances {
            table.add([
                instance.record.name, bases(instance), window(instance), String(instance.gaps), behind(instance),
                ByteCount(instance.storedBytes).description,
            ])
        }
        return table.lines
    }

    /// Everything about one instance: the servers that played its part, its bases, its windows and the gaps between.
    static func detail(_ instance: ListedInstance) -> [String] {
        var lines = overview([instance]) + [""]
        for identity in instance.record.identities {
            lines.append(
                "server   \(identity.hostname):\(identity.port), \(identity.version), server_id \(identity.serverID)"
                    + (identity.serverUUID.map { ", \($0)" } ?? ""))
        }
        var table = TextTable([
            ("BASE", .left), ("STATE", .left), ("CONSISTENT FROM (UTC)", .left), ("TABLES", .right), ("ROWS", .right),
            ("SIZE", .right), ("STORED", .right),
        ])
        for base in instance.listing.bases {
            table.add([
                base.id, "consistent", time(base.convergenceTime), CountText.grouped(base.tables),
                CountText.grouped(base.rows), ByteCount(base.rawBytes).description,
                ByteCount(base.storedBytes).description,
            ])
        }
        for base in instance.listing.pending {
            table.add([
                base.id, "pending", "", CountText.grouped(base.tables), CountText.grouped(base.rows),
                ByteCount(base.rawBytes).description, ByteCount(base.storedBytes).description,
            ])
        }
        if !table.isEmpty { lines += [""] + table.lines }
        lines.append("")
        for (index, window) in instance.listing.windows.enumerated() {
            let end = window.isOpen ? "now" : time(window.end)
            let isPoint = window.endsByRemoval && window.start == window.end
            lines.append(
                isPoint
                    ? "point    \(time(window.start)) alone, \(CountText.of(UInt64(window.bases.count), "base"))"
                    : "window   \(time(window.start)) → \(end), \(CountText.of(UInt64(window.bases.count), "base"))")
            guard let reason = window.endReason, !isPoint else { continue }
            let isGap = index + 1 < instance.listing.windows.count && !window.endsByRemoval
            lines.append((isGap ? "gap" : "ended").padded(to: 8) + " " + reason)
        }
        if instance.listing.windows.isEmpty { lines.append("window   none: there is no consistent base") }
        return lines
    }

    /// `2026-11-16 02:00:11`, UTC.
    static func time(_ time: Timestamp) -> String { String(time.sqlText.prefix(19)) }

    private static func bases(_ instance: ListedInstance) -> String {
        instance.listing.pending.isEmpty
            ? "\(instance.listing.bases.count)"
            : "\(instance.listing.bases.count) + \(instance.listing.pending.count) pending"
    }

    private static func window(_ instance: ListedInstance) -> String {
        guard let first = instance.listing.windows.first, let last = instance.listing.windows.last else {
            return "none yet"
        }
        return "\(time(first.start)) → \(last.isOpen ? "now" : time(last.end))"
    }

    private static func behind(_ instance: ListedInstance) -> String {
        if let behind = instance.behind {
            return DurationText.of(seconds: behind < 10 ? (behind * 10).rounded() / 10 : behind)
        }
        return instance.listing.windows.isEmpty ? "" : "closed"
    }
}
