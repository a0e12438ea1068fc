/// A token gets another secret.
package struct TokenRotation: Described, Hashable {
    package var graceMinutes: Int?
    package var daysToLive: Int?

    package init(graceMinutes: Int? = nil, daysToLive: Int? = nil) {
        self.graceMinutes = graceMinutes
        self.daysToLive = daysToLive
    }

    package static var schema: Schema {
        .object([
            .optional(
                "graceMinutes", .integer(0...10_080), "Minutes for which the old one is taken as well; 0 where absent."),
            .optional(
                "daysToLive", .integer(1...3650),
                "Days until it expires from now on; the end stays as it is where absent."),
        ])
    }
}
