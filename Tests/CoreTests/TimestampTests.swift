import Core
import Testing

@Suite struct TimestampTests {
    @Test(arguments: [
        ("2026-11-22T11:03:43Z", "2026-11-22T11:03:43Z"),
        ("2026-11-22T11:03:43.250Z", "2026-11-22T11:03:43.25Z"),
        ("2026-11-22 11:03:43.000001+08:00", "2026-11-22T03:03:43.000001Z"),
        ("2026-11-22t11:03:43-0530", "2026-11-22T16:33:43Z"),
        ("2026-11-22 11:03:43 +08", "2026-11-22T03:03:43Z"),
        ("2026-11-22 11:03 UTC", "2026-11-22T11:03:00Z"),
        ("2026-11-22 11:03:43 Asia/Shanghai", "2026-11-22T03:03:43Z"),
        ("2026-07-01 12:00:00 America/New_York", "2026-07-01T16:00:00Z"),
        ("2026-12-01 12:00:00 America/New_York", "2026-12-01T17:00:00Z"),
        ("2024-02-29T00:00:00Z", "2024-02-29T00:00:00Z"), ("2000-03-01T00:00:00Z", "2000-03-01T00:00:00Z"),
        ("1969-12-31T23:59:59.999999Z", "1969-12-31T23:59:59.999999Z"),
        ("0001-01-01T00:00:00Z", "0001-01-01T00:00:00Z"),
        ("2026-11-22T11:03:43.123456789Z", "2026-11-22T11:03:43.123456Z"),
    ])
    func reads(_ text: String, _ expected: String) throws {
        #expect(try Timestamp(parsing: text).description == expected)
    }

    @Test(arguments: [
        "", "now", "2026-11-22", "2026-11-22T11:03:43", "2026-13-01T00:00:00Z", "2026-02-29T00:00:00Z",
        "2026-11-22T24:00:00Z", "2026-11-22T11:03:60Z", "2026-11-22T11:03:43.Z", "2026-11-22T11:03:43 Nowhere/Here",
        "2026-11-22T11:03:43+8:00", "2026-11-22T11:03:43+99:00", "26-11-22T11:03:43Z", "2026-11-22T11:03:43ZZ",
        "2026-11-22T11:03:43+080", "２026-11-22T11:03:43Z",
    ])
    func refuses(_ text: String) {
        let error = #expect(throws: TidemarkError.self) { try Timestamp(parsing: text) }
        #expect(error?.code == .usage)
    }

    @Test func `A local time that never was, or was twice, is refused with the choices`() {
        let spring = #expect(throws: TidemarkError.self) { try Timestamp(parsing: "2026-03-29 02:30:00 Europe/Berlin") }
        #expect(spring?.message.contains("does not exist") == true)
        let autumn = #expect(throws: TidemarkError.self) { try Timestamp(parsing: "2026-10-25 02:30:00 Europe/Berlin") }
        #expect(autumn?.hint.contains("2026-10-25T00:30:00Z or 2026-10-25T01:30:00Z") == true)
    }

    @Test func `The calendar agrees with itself over eight centuries`() {
        var day = Timestamp(seconds: -12_219_292_800)
        var last = ""
        for _ in 0..<300_000 {
            let civil = CivilTime(day)
            #expect(civil.isValid && civil.instantInUTC == day)
            #expect(last < day.description)
            last = day.description
            day = day.adding(seconds: 86_400)
        }
    }

    @Test func `Sums are clamped, not trapped`() {
        #expect(Timestamp(microseconds: .max).adding(microseconds: 1).microseconds == .max)
        #expect(Timestamp(microseconds: .min).adding(microseconds: -1).microseconds == .min)
        #expect(Timestamp(seconds: 0).adding(seconds: 1e300).microseconds == .max)
        #expect(!Timestamp(microseconds: .max).description.isEmpty)
        #expect(!Timestamp(microseconds: .min).description.isEmpty)
    }

    @Test func `Other forms`() {
        let time = Timestamp(microseconds: 1_790_000_000_000_500)
        #expect(time.sqlText == "2026-09-21 14:13:20.000500")
        #expect(time.compactText == "20260921T141320Z")
        #expect(time.seconds(since: Timestamp(seconds: 1_789_999_999)) == 1.0005)
    }

    @Test func `A moment to restore to`() throws {
        #expect(try RestoreMoment(parsing: "latest") == .latest)
        #expect(try RestoreMoment(parsing: "0-1-5") == .gtid(.mariadb(domain: 0, server: 1, sequence: 5)))
        #expect(try RestoreMoment(parsing: "2026-11-22T11:03:43Z") == .time(Timestamp(seconds: 1_795_345_423)))
        #expect(throws: TidemarkError.self) { try RestoreMoment(parsing: "yesterday") }
    }

    @Test func `A day that is also a GTID is refused with both spellings`() throws {
        for text in ["2026-11-22", "0001-01-01", "2024-02-29"] {
            let error = #expect(throws: TidemarkError.self) { try RestoreMoment(parsing: text) }
            #expect(error?.code == .usage)
            #expect(error?.hint.contains("gtid:\(text)") == true)
            #expect(error?.hint.contains("\(text)T00:00:00Z") == true)
            #expect(throws: TidemarkError.self) { try RestoreMoment.gtid(parsing: text) }
        }
        let marked = try RestoreMoment(parsing: "gtid:2026-11-22")
        #expect(marked == .gtid(.mariadb(domain: 2026, server: 11, sequence: 22)))
        #expect(try RestoreMoment(parsing: marked.description) == marked)
        #expect(try RestoreMoment(parsing: "GTID:0-1-5") == RestoreMoment(parsing: "0-1-5"))
        #expect(try RestoreMoment.gtid(parsing: "gtid:0-1-5") == .mariadb(domain: 0, server: 1, sequence: 5))
        #expect(try RestoreMoment.gtid(parsing: "2026-11-22T00:00:00Z") == nil)
        // No days: a month of 13, a day of one digit.
        for (text, server) in [("2026-13-22", UInt32(13)), ("2026-11-5", 11), ("2023-02-29", 2)] {
            guard case .gtid(.mariadb(2023...2026, server, _)) = try RestoreMoment(parsing: text) else {
                Issue.record("\(text) is a GTID")
                continue
            }
        }
        for text in ["gtid:", "gtid:latest", "gtid:2026-11-22T00:00:00Z"] {
            #expect(throws: TidemarkError.self) { try RestoreMoment(parsing: text) }
        }
    }
}
