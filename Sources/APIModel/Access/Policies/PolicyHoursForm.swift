/// Hours of some days of the week.
package struct PolicyHoursForm: Described, Hashable {
    /// `08:00-18:00`; across midnight where the end is earlier.
    package var window: String
    /// `mon` to `sun`; absent for every day.
    package var days: [String]?
    /// Absent for UTC.
    package var zone: String?

    package init(window: String, days: [String]? = nil, zone: String? = nil) {
        self.window = window
        self.days = days
        self.zone = zone
    }

    package static var schema: Schema {
        .object([
            .required("window", .text(TextRule(least: 1, most: 20)), "From and to, such as `08:00-18:00`."),
            .optional(
                "days", .list(.word(["mon", "tue", "wed", "thu", "fri", "sat", "sun"]), most: 7),
                "The days it opens on; absent for all."),
            .optional("zone", .text(TextRule(least: 1, most: 64)), "`Asia/Shanghai`; absent for UTC."),
        ])
    }
}
