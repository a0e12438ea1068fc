package import Core

/// Five fields: minute, hour, day of the month, month, day of the week.
///
/// As in every cron, where both the day of the month and the day of the week are restricted (neither begins with `*`),
/// a day that fits one of them is meant. `L` as the day of the month is its last day.
package struct CronExpression: Hashable, Sendable, CustomStringConvertible {
    /// As it was written, with single spaces.
    package let description: String
    private let minutes: [Int]
    private let hours: [Int]
    private let days: Set<Int>
    private let isLastDay: Bool
    private let months: Set<Int>
    private let weekdays: Set<Int>
    private let restrictsDay: Bool
    private let restrictsWeekday: Bool

    /// Throws `usage.invalid`, also where no day of any year fits.
    package init(parsing text: String) throws(TidemarkError) {
        let fields = text.split { $0 == " " || $0 == "\t" }.map(String.init)
        guard fields.count == 5 else {
            throw TidemarkError(
                .usage,
                text.hasPrefix("@")
                    ? "“\(text)” is a name; five fields are needed."
                    : "“\(text)” has \(fields.count) field\(fields.count == 1 ? "" : "s") instead of five.",
                hint: "Write minute, hour, day of the month, month and day of the week, like 0 2 * * mon-fri.")
        }
        description = fields.joined(separator: " ")
        minutes = try CronField.minute.numbers(parsing: fields[0]).sorted()
        hours = try CronField.hour.numbers(parsing: fields[1]).sorted()
        isLastDay = fields[2].uppercased() == "L"
        days = isLastDay ? [] : try CronField.day.numbers(parsing: fields[2])
        months = try CronField.month.numbers(parsing: fields[3])
        weekdays = try CronField.weekday.numbers(parsing: fields[4])
        restrictsDay = !fields[2].hasPrefix("*")
        restrictsWeekday = !fields[4].hasPrefix("*")
        if restrictsDay, !restrictsWeekday, !isLastDay, !hasDay {
            throw TidemarkError(
                .usage, "“\(description)” never happens: none of its months has such a day.",
                hint: "Write L for the last day of a month, like 0 2 L * *.")
        }
    }

    private var hasDay: Bool {
        let lengths = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
        return months.contains { month in days.contains { $0 <= lengths[month - 1] } }
    }

    /// Whether it names that day.
    package func includes(_ day: LocalDay) -> Bool {
        let civil = day.civil
        guard months.contains(civil.month) else { return false }
        let fitsDay = isLastDay ? day.isLastOfMonth : days.contains(civil.day)
        let fitsWeekday = weekdays.contains(day.weekday.cronNumber)
        return restrictsDay && restrictsWeekday ? fitsDay || fitsWeekday : fitsDay && fitsWeekday
    }

    /// The times of a day that it names, rising.
    package var times: [TimeOfDay] {
        hours.flatMap { hour in minutes.map { TimeOfDay(minutes: hour * 60 + $0) } }
    }
}
