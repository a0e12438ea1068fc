import Core
import Service
import Testing

/// Due instants that were worked out by hand from the zones' published changes.
@Suite struct CycleTableTests {
    struct Row: Sendable, CustomTestStringConvertible {
        let cron: String
        let zone: String
        let after: String
        let next: String

        init(_ cron: String, _ zone: String, after: String, next: String) {
            self.cron = cron
            self.zone = zone
            self.after = after
            self.next = next
        }

        var testDescription: String { "\(cron) in \(zone) after \(after)" }
    }

    static let rows = [
        // 02:00 to 03:00 does not exist on 29 March.
        Row("30 2 * * *", "Europe/Berlin", after: "2026-03-28T12:00:00Z", next: "2026-03-29T01:00:00Z"),
        Row("30 2 * * *", "Europe/Berlin", after: "2026-03-29T01:00:00Z", next: "2026-03-30T00:30:00Z"),
        Row("*/15 2 * * *", "Europe/Berlin", after: "2026-03-29T00:59:59Z", next: "2026-03-29T01:00:00Z"),
        Row("*/15 2 * * *", "Europe/Berlin", after: "2026-03-29T01:00:00Z", next: "2026-03-30T00:00:00Z"),
        // 02:00 to 03:00 exists twice on 25 October.
        Row("30 2 * * *", "Europe/Berlin", after: "2026-10-24T12:00:00Z", next: "2026-10-25T00:30:00Z"),
        Row("30 2 * * *", "Europe/Berlin", after: "2026-10-25T00:30:00Z", next: "2026-10-26T01:30:00Z"),
        Row("0 3 * * *", "Europe/Berlin", after: "2026-10-25T00:30:00Z", next: "2026-10-25T02:00:00Z"),
        Row("30 2 * * *", "America/New_York", after: "2026-03-08T00:00:00Z", next: "2026-03-08T07:00:00Z"),
        Row("30 1 * * *", "America/New_York", after: "2026-11-01T00:00:00Z", next: "2026-11-01T05:30:00Z"),
        Row("30 1 * * *", "America/New_York", after: "2026-11-01T05:30:00Z", next: "2026-11-02T06:30:00Z"),
        Row("0 2 * * *", "Asia/Shanghai", after: "2026-06-01T00:00:00Z", next: "2026-06-01T18:00:00Z"),
        // Half an hour is left out on 4 October and comes twice on 5 April.
        Row("15 2 * * *", "Australia/Lord_Howe", after: "2026-10-03T00:00:00Z", next: "2026-10-03T15:30:00Z"),
        Row("45 1 * * *", "Australia/Lord_Howe", after: "2026-04-04T00:00:00Z", next: "2026-04-04T14:45:00Z"),
        Row("45 1 * * *", "Australia/Lord_Howe", after: "2026-04-04T14:45:00Z", next: "2026-04-05T15:15:00Z"),
        // Clocks go back for Ramadan, and forward after it.
        Row("30 2 * * *", "Africa/Casablanca", after: "2026-02-15T00:00:00Z", next: "2026-02-15T01:30:00Z"),
        Row("30 2 * * *", "Africa/Casablanca", after: "2026-02-15T01:30:00Z", next: "2026-02-16T02:30:00Z"),
        Row("30 2 * * *", "Africa/Casablanca", after: "2026-03-21T12:00:00Z", next: "2026-03-22T02:00:00Z"),
        Row("0 0 1 1 *", "Asia/Kathmandu", after: "2025-06-01T00:00:00Z", next: "2025-12-31T18:15:00Z"),
        // Leap days, with 2100 in between, which is none.
        Row("0 0 29 2 *", "UTC", after: "2026-01-01T00:00:00Z", next: "2028-02-29T00:00:00Z"),
        Row("0 0 29 2 *", "UTC", after: "2096-02-29T00:00:00Z", next: "2104-02-29T00:00:00Z"),
        // A month without a 31st is passed over; L is the last day of every month.
        Row("0 0 31 * *", "UTC", after: "2026-01-31T00:00:00Z", next: "2026-03-31T00:00:00Z"),
        Row("0 0 L * *", "UTC", after: "2026-01-31T00:00:00Z", next: "2026-02-28T00:00:00Z"),
        Row("0 0 L * *", "UTC", after: "2028-02-01T00:00:00Z", next: "2028-02-29T00:00:00Z"),
        // Day of the month or of the week, where both are restricted: 6 February 2026 was a Friday.
        Row("0 0 13 * fri", "UTC", after: "2026-02-01T00:00:00Z", next: "2026-02-06T00:00:00Z"),
        Row("0 0 3 * fri", "UTC", after: "2026-02-01T00:00:00Z", next: "2026-02-03T00:00:00Z"),
        Row("0 0 * * 7", "UTC", after: "2026-02-01T00:00:00Z", next: "2026-02-08T00:00:00Z"),
        Row("0 0 * * fri-sun", "UTC", after: "2026-02-07T00:00:00Z", next: "2026-02-08T00:00:00Z"),
        Row("5-59/20 8 * jan,JUL *", "UTC", after: "2026-02-07T00:00:00Z", next: "2026-07-01T08:05:00Z"),
        Row("5/20 8 1 7 *", "UTC", after: "2026-07-01T08:25:00Z", next: "2026-07-01T08:45:00Z"),
    ]

    @Test(arguments: rows) func `Next by cron`(row: Row) throws {
        let cycle = Cycle(.cron(try CronExpression(parsing: row.cron)), zone: try CalendarZone(parsing: row.zone))
        #expect(cycle.next(after: try Timestamp(parsing: row.after))?.description == row.next)
    }

    @Test func `Weekdays and times`() throws {
        let times = [try TimeOfDay(parsing: "14:00"), try TimeOfDay(parsing: "2:00")]
        let cycle = Cycle(.weekly(days: [.mon, .thu], times: times), zone: try CalendarZone(parsing: "Europe/Berlin"))
        let due = cycle.instants(
            after: try Timestamp(parsing: "2026-03-26T12:59:59Z"),
            through: try Timestamp(parsing: "2026-04-02T00:00:00Z"),
            limit: 9)
        // Thursday at 14:00 in winter, Monday twice and Thursday once in summer.
        #expect(
            due.map(\.description) == [
                "2026-03-26T13:00:00Z", "2026-03-30T00:00:00Z", "2026-03-30T12:00:00Z", "2026-04-02T00:00:00Z",
            ])
    }

    @Test func `Hours are hours of elapsed time`() throws {
        let berlin = try CalendarZone(parsing: "Europe/Berlin")
        let cycle = Cycle(.hours(6, from: TimeOfDay(minutes: 0)), zone: berlin)
        #expect(
            cycle.instants(
                after: try Timestamp(parsing: "2026-10-24T17:00:00Z"),
                through: try Timestamp(parsing: "2026-10-25T11:00:00Z"),
                limit: 9
            ).map(\.description) == ["2026-10-24T23:00:00Z", "2026-10-25T05:00:00Z", "2026-10-25T11:00:00Z"])
        // Before the origin too.
        #expect(
            cycle.next(after: try Timestamp(parsing: "2023-12-31T22:00:00Z"))?.description == "2023-12-31T23:00:00Z")
        #expect(
            cycle.next(after: try Timestamp(parsing: "2023-12-31T16:00:00Z"))?.description == "2023-12-31T17:00:00Z")
        let fives = Cycle(.hours(5, from: TimeOfDay(minutes: 0)), zone: berlin)
        #expect(fives.longestInterval(after: try Timestamp(parsing: "2026-01-01T00:00:00Z")) == 18_000)
    }

    @Test(arguments: [
        ("* * * *", "4 fields"), ("@daily", "five fields"), ("60 * * * *", "60 is not between 0 and 59"),
        ("* 24 * * *", "24 is not between 0 and 23"), ("* * 0 * *", "0 is not between 1 and 31"),
        ("* * * 13 *", "13 is not between 1 and 12"), ("* * * * 8", "8 is not between 0 and 7"),
        ("*/0 * * * *", "above 0"), ("5-1 * * * *", "backwards"), ("0 0 30 2 *", "never happens"),
        ("0 0 31 4,6,9,11 *", "never happens"), ("a * * * *", "“a” is not understood"),
        ("1,,2 * * * *", "“” is not understood"), ("*/2/2 * * * *", "more than one step"),
        ("* * * foo *", "“foo” is not understood"), ("-1 * * * *", "not understood"), ("1.5 * * * *", "not understood"),
        ("99999999999999999999 * * * *", "not understood"), ("*/90 * * * *", "longer than the field"),
    ])
    func `Cron that is none says what is wrong`(text: String, part: String) {
        let error = #expect(throws: TidemarkError(.usage, "", hint: "")) { try CronExpression(parsing: text) }
        #expect(error?.message.contains(part) == true, "\(error?.message ?? "nothing") for \(text)")
        #expect(error?.hint.isEmpty == false)
    }
}
