/// Which objects a lock is for: those that are written once and without which something cannot be restored.
enum LastingObjects {
    /// Replaced all the time, or of no use to a restore.
    private static let fleeting: Set<Substring> = [
        "pending", "maintenance", "locks", "holds", "stream.status", "log.removed",
    ]

    static func contains(_ key: String) -> Bool {
        let parts = key.split(separator: "/")
        if parts.count >= 3, parts[0] == "instances" { return !fleeting.contains(parts[2]) }
        return key != ObjectNames.tierPolicy && key != ObjectNames.lockProbe
    }
}
