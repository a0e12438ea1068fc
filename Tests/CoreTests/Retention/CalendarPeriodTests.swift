import Core
import Testing

@Suite struct CalendarPeriodTests {
    private func same(_ period: CalendarPeriod, _ one: String, _ other: String, _ zone: String = "UTC") throws -> Bool {
        let zone = try CalendarZone(parsing: zone)
        return period.number(of: try Timestamp(parsing: one), in: zone)
            == period.number(of: try Timestamp(parsing: other), in: zone)
    }

    @Test func `Days begin at midnight of the zone`() throws {
        #expect(try same(.day, "2026-11-22T00:00:00Z", "2026-11-22T23:59:59.999999Z"))
        #expect(try !same(.day, "2026-11-22T23:59:59.999999Z", "2026-11-23T00:00:00Z"))
        #expect(try same(.day, "2026-11-22T16:00:00Z", "2026-11-23T15:59:59Z", "Asia/Shanghai"))
        #expect(try !same(.day, "2026-11-22T15:59:59Z", "2026-11-22T16:00:00Z", "Asia/Shanghai"))
    }

    @Test func `A day of 23 and one of 25 hours are one day each`() throws {
        #expect(try same(.day, "2026-03-28T23:00:00Z", "2026-03-29T21:59:59Z", "Europe/Berlin"))
        #expect(try !same(.day, "2026-03-29T21:59:59Z", "2026-03-29T22:00:00Z", "Europe/Berlin"))
        #expect(try same(.day, "2026-10-24T22:00:00Z", "2026-10-25T22:59:59Z", "Europe/Berlin"))
        #expect(try !same(.day, "2026-10-25T22:59:59Z", "2026-10-25T23:00:00Z", "Europe/Berlin"))
    }

    @Test func `Weeks begin on Monday, through the turn of the year and before 1970`() throws {
        #expect(try same(.week, "2026-12-28T00:00:00Z", "2027-01-03T23:59:59Z"))
        #expect(try !same(.week, "2027-01-03T23:59:59Z", "2027-01-04T00:00:00Z"))
        #expect(try same(.week, "1969-12-29T00:00:00Z", "1970-01-04T23:59:59Z"))
        #expect(try !same(.week, "1969-12-28T23:59:59Z", "1969-12-29T00:00:00Z"))
        #expect(try same(.week, "1969-12-22T00:00:00Z", "1969-12-28T23:59:59Z"))
        #expect(try !same(.week, "1969-12-21T23:59:59Z", "1969-12-22T00:00:00Z"))
    }

    @Test func `Months and years`() throws {
        #expect(try same(.month, "2028-02-01T00:00:00Z", "2028-02-29T23:59:59Z"))
        #expect(try !same(.month, "2027-12-31T23:59:59Z", "2028-01-01T00:00:00Z"))
        #expect(try !same(.month, "2027-02-01T00:00:00Z", "2028-02-01T00:00:00Z"))
        #expect(try !same(.year, "2027-12-31T15:59:59Z", "2027-12-31T16:00:00Z", "Asia/Shanghai"))
        #expect(try same(.year, "2027-12-31T15:59:59Z", "2027-12-31T16:00:00Z"))
    }

    @Test func `Every period rises by one at a time and never falls`() throws {
        for zone in ["UTC", "Asia/Shanghai", "America/St_Johns", "Australia/Lord_Howe"] {
            let zone = try CalendarZone(parsing: zone)
            for period in CalendarPeriod.allCases {
                var before: Int?
                for hours in 0..<(24 * 800) {
                    let instant = Timestamp(seconds: 1_700_000_000 + Int64(hours) * 3600)
                    let number = period.number(of: instant, in: zone)
                    if let before, ![before, before + 1].contains(number) {
                        Issue.record("\(period) \(zone) \(instant): \(before) then \(number)")
                    }
                    before = number
                }
            }
        }
    }

    @Test func `An unknown zone is refused`() {
        #expect(throws: TidemarkError.self) { try CalendarZone(parsing: "Middle/Earth") }
    }
}
