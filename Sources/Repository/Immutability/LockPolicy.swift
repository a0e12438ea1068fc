package import Core
package import ObjectStore

/// For how long what is stored is kept from everybody, its owner included.
///
/// Everything that lasts is put with a lock of `days + marginDays`. Before a base is committed, chunks it shares with
/// older ones are locked for at least `days + marginDays / 2` more, and then for all of it at once, so that a chunk that
/// stays is not touched by every base. Where bases follow each other within `marginDays / 2`, every restore point can
/// therefore be restored for `days` after it, whatever anybody deletes.
package struct LockPolicy: Codable, Sendable, Hashable {
    package var mode: LockMode
    /// 0: new objects are not locked.
    package var days: Int
    package var marginDays: Int
    package var changedAt: Timestamp

    package init(mode: LockMode, days: Int, marginDays: Int? = nil, changedAt: Timestamp) {
        self.mode = mode
        self.days = days
        self.marginDays = marginDays ?? Self.margin(days: days)
        self.changedAt = changedAt
    }

    /// Half the days, between 2 and 14.
    package static func margin(days: Int) -> Int { min(14, max(2, days / 2)) }

    package var isOff: Bool { days == 0 }

    /// The longest time between two bases for which the promise holds, in seconds.
    package var longestInterval: Double { Double(marginDays) * 43_200 }

    /// What objects are put with.
    func retention(at now: Timestamp) -> ObjectRetention {
        ObjectRetention(mode, until: now.adding(seconds: Double(days + marginDays) * 86_400))
    }

    /// Until when everything a base needs must be locked when it is committed.
    func required(at now: Timestamp) -> Timestamp {
        now.adding(seconds: Double(days) * 86_400 + longestInterval)
    }
}
