import Core
import Service
import TestKit
import Testing

/// Cycles and windows against a clock that is looked at every minute.
@Suite struct CycleModelTests {
    private static let zones = [
        "UTC", "Europe/Berlin", "America/New_York", "Asia/Shanghai", "Australia/Lord_Howe", "Africa/Casablanca",
        "Asia/Kathmandu", "America/St_Johns", "Pacific/Chatham",
    ]
    /// Close to changes of some of the zones, so that many random starts are.
    private static let changes = [
        "2026-03-29T01:00:00Z", "2026-10-25T01:00:00Z", "2026-03-08T07:00:00Z", "2026-11-01T06:00:00Z",
        "2026-04-04T15:00:00Z", "2026-10-03T15:30:00Z", "2026-02-15T02:00:00Z", "2026-03-22T02:00:00Z",
        "2026-04-04T14:00:00Z", "2026-09-26T14:00:00Z", "2028-02-28T12:00:00Z", "2026-12-31T12:00:00Z",
    ]

    private static func start(_ generator: inout SeededGenerator) throws -> Timestamp {
        let around = try Timestamp(parsing: changes.randomElement(using: &generator) ?? changes[0])
        return around.adding(seconds: Double(Int.random(in: -4320...0, using: &generator)) * 60)
    }

    private static func set(_ range: ClosedRange<Int>, _ generator: inout SeededGenerator) -> Set<Int>? {
        guard Int.random(in: 0..<3, using: &generator) > 0 else { return nil }
        let count = Int.random(in: 1...4, using: &generator)
        return Set((0..<count).map { _ in Int.random(in: range, using: &generator) })
    }

    private static func text(_ set: Set<Int>?) -> String {
        set.map { $0.map { "\($0)" }.joined(separator: ",") } ?? "*"
    }

    @Test func `Cron against the model`() throws {
        var generator = SeededGenerator(label: "cron model")
        var compared = 0
        for _ in 0..<150 {
            let zone = try CalendarZone(parsing: Self.zones.randomElement(using: &generator) ?? "UTC")
            let minutes = Self.set(0...59, &generator)
            let hours = Self.set(0...4, &generator)
            let days = Self.set(1...28, &generator)
            let weekdays = Self.set(0...6, &generator)
            let cron = [Self.text(minutes), Self.text(hours), Self.text(days), "*", Self.text(weekdays)]
            let cycle = Cycle(.cron(try CronExpression(parsing: cron.joined(separator: " "))), zone: zone)
            let start = try Self.start(&generator)
            var model = MinuteModel(zone: zone, start: start)
            var expected: [Timestamp] = []
            for _ in 0..<5760 {
                let isDue = model.step().contains { minute in
                    let civil = CivilTime(Timestamp(seconds: minute * 60))
                    // 1970-01-04 was a Sunday.
                    let weekday = Int((minute / 1440 + 4) % 7)
                    let fitsDay = days?.contains(civil.day) ?? true
                    let fitsWeekday = weekdays?.contains(weekday) ?? true
                    let fitsDate = days != nil && weekdays != nil ? fitsDay || fitsWeekday : fitsDay && fitsWeekday
                    return fitsDate && minutes?.contains(civil.minute) ?? true && hours?.contains(civil.hour) ?? true
                }
                if isDue { expected.append(model.now) }
            }
            let found = cycle.instants(after: start, through: model.now, limit: 10_000)
            #expect(found == expected, "\(cron) in \(zone) from \(start), seed \(generator.seed)")
            compared += expected.count
        }
        #expect(compared > 1000)
    }

    @Test func `Windows against the model`() throws {
        var generator = SeededGenerator(label: "window model")
        for _ in 0..<60 {
            let zone = try CalendarZone(parsing: Self.zones.randomElement(using: &generator) ?? "UTC")
            // Most of them in the small hours, where clocks change.
            let most = Bool.random(using: &generator) ? 240 : 1439
            let from = Int.random(in: 0...most, using: &generator)
            let to = (from + Int.random(in: 1...1439, using: &generator)) % 1440
            let text = "\(TimeOfDay(minutes: from))-\(TimeOfDay(minutes: to))"
            let window = try RunWindow(parsing: text)
            let start = try Self.start(&generator)
            var model = MinuteModel(zone: zone, start: start)
            var next: Timestamp?
            for _ in 0..<4320 {
                _ = model.step()
                let shown = Int(((model.shown % 1440) + 1440) % 1440)
                let isOpen = from < to ? (from..<to).contains(shown) : shown >= from || shown < to
                let found = window.isOpen(at: model.now, in: zone)
                guard found == isOpen else {
                    Issue.record("\(text) in \(zone) at \(model.now): \(found), seed \(generator.seed)")
                    break
                }
                if let promised = next, model.now >= promised || isOpen {
                    #expect(
                        isOpen && model.now == promised, "\(text) in \(zone) at \(model.now), seed \(generator.seed)")
                    next = nil
                }
                if !isOpen, next == nil { next = window.nextOpen(from: model.now, in: zone) }
            }
        }
    }

    @Test func `Windows across midnight`() throws {
        let window = try RunWindow(parsing: "22:00-06:00")
        let zone = try CalendarZone(parsing: "Asia/Shanghai")
        let isOpen = { (text: String) in window.isOpen(at: try Timestamp(parsing: text), in: zone) }
        #expect(try isOpen("2026-05-01T22:00:00+08:00"))
        #expect(try isOpen("2026-05-02T05:59:59+08:00"))
        #expect(try !isOpen("2026-05-02T06:00:00+08:00"))
        #expect(try !isOpen("2026-05-02T21:59:59+08:00"))
        #expect(throws: TidemarkError.self) { try RunWindow(parsing: "22:00-22:00") }
        #expect(throws: TidemarkError.self) { try RunWindow(parsing: "22:00") }
        #expect(throws: TidemarkError.self) { try RunWindow(parsing: "22:00-24:00") }
    }
}
