import ArgumentParser
internal import Core
internal import ObjectStore
internal import Repository

/// The lock of a new repository.
struct LockOptions: ParsableArguments, Sendable {
    @Option(
        help: ArgumentHelp(
            "Lock all that is stored: governance can be bypassed by whoever has the privilege, compliance by nobody.",
            valueName: "mode"))
    var lock: LockModeChoice?

    @Option(help: ArgumentHelp("For so many days every restore point stays, whatever is deleted.", valueName: "days"))
    var lockDays: Int?

    @Option(
        help: ArgumentHelp(
            "Lock for so many days more; bases must follow each other within half of them.", valueName: "days"))
    var lockMarginDays: Int?

    /// nil where no lock is asked for. Throws `usage.invalid`.
    func policy() throws(TidemarkError) -> LockPolicy? {
        guard let lock else {
            guard lockDays == nil, lockMarginDays == nil else {
                throw TidemarkError(
                    .usage, "--lock-days and --lock-margin-days need --lock", hint: "add --lock governance")
            }
            return nil
        }
        guard let lockDays else {
            throw TidemarkError(.usage, "--lock needs --lock-days", hint: "give --lock-days 30, for example")
        }
        return try Self.policy(lock.mode, days: lockDays, margin: lockMarginDays)
    }

    static func policy(_ mode: LockMode, days: Int, margin: Int?) throws(TidemarkError) -> LockPolicy {
        guard (1...36_500).contains(days), margin.map({ (2...3650).contains($0) }) ?? true else {
            throw TidemarkError(
                .usage, "a lock has 1 to 36500 days and a margin of 2 to 3650", hint: "30 days are a good beginning")
        }
        return LockPolicy(mode: mode, days: days, marginDays: margin, changedAt: Timestamp.now())
    }
}
