import ArgumentParser
internal import Core

/// What is to be kept.
struct RetentionOptions: ParsableArguments, Sendable {
    @Option(help: ArgumentHelp("Keep every base of the last days.", valueName: "days"))
    var keepDays: Int?

    @Option(help: ArgumentHelp("Keep the newest bases.", valueName: "count"))
    var keepLast: Int?

    @Option(help: ArgumentHelp("Keep the newest base of each of the last days that have one.", valueName: "count"))
    var keepDaily: Int?

    @Option(help: ArgumentHelp("Keep the newest base of each of the last weeks that have one.", valueName: "count"))
    var keepWeekly: Int?

    @Option(help: ArgumentHelp("Keep the newest base of each of the last months that have one.", valueName: "count"))
    var keepMonthly: Int?

    @Option(help: ArgumentHelp("Keep the newest base of each of the last years that have one.", valueName: "count"))
    var keepYearly: Int?

    @Option(
        help: ArgumentHelp(
            "Every second of the last days stays a restore point; without it, the log stays from the oldest kept base on.",
            valueName: "days"))
    var logDays: Int?

    @Option(
        help: ArgumentHelp("Where days, weeks, months and years begin, such as Asia/Shanghai.", valueName: "zone"))
    var timeZone = "UTC"

    /// Throws `usage.invalid`.
    func policy() throws(TidemarkError) -> RetentionPolicy {
        var rules: [RetentionRule] = []
        if let days = try Self.checked(keepDays, "--keep-days") { rules.append(.days(days)) }
        if let count = try Self.checked(keepLast, "--keep-last") { rules.append(.last(count)) }
        if let count = try Self.checked(keepDaily, "--keep-daily") { rules.append(.newest(of: .day, count)) }
        if let count = try Self.checked(keepWeekly, "--keep-weekly") { rules.append(.newest(of: .week, count)) }
        if let count = try Self.checked(keepMonthly, "--keep-monthly") { rules.append(.newest(of: .month, count)) }
        if let count = try Self.checked(keepYearly, "--keep-yearly") { rules.append(.newest(of: .year, count)) }
        let log = try Self.checked(logDays, "--log-days")
        guard log != 0 else {
            throw TidemarkError(
                .usage, "--log-days must be at least 1", hint: "a base needs the newest log to become a restore point")
        }
        return RetentionPolicy(rules: rules, logDays: log)
    }

    private static func checked(_ number: Int?, _ name: String) throws(TidemarkError) -> Int? {
        guard let number else { return nil }
        guard (0...100_000).contains(number) else {
            throw TidemarkError(
                .usage, "\(name) must be between 0 and 100000", hint: "leave it out to have no such rule")
        }
        return number
    }
}
