/// Hours in which only what is critical is told.
package struct QuietForm: Described, Hashable {
    /// `22:00-07:00`
    package var hours: String
    /// A name of the IANA database; UTC where absent.
    package var zone: String?

    package init(hours: String, zone: String? = nil) {
        self.hours = hours
        self.zone = zone
    }

    package static var schema: Schema {
        .object([
            .required("hours", .text(TextRule(least: 7, most: 20)), "Like 22:00-07:00."),
            .optional("zone", .text(TextRule(least: 1, most: 64)), "Like Asia/Shanghai; UTC where absent."),
        ])
    }
}
