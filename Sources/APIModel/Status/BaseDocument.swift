/// A base of an instance.
package struct BaseDocument: Described, Hashable {
    /// Its first restore point.
    package var convergence: WireTime
    /// Its log reaches its convergence, and it is not known to be damaged.
    package var isUsable: Bool
    /// That reading took.
    package var seconds: Double

    package init(convergence: WireTime, isUsable: Bool, seconds: Double) {
        self.convergence = convergence
        self.isUsable = isUsable
        self.seconds = seconds
    }

    package static var schema: Schema {
        .object([
            .required("convergence", .time, "Its first restore point."),
            .required("isUsable", .boolean, "Its log reaches its convergence, and it is not known to be damaged."),
            .required("seconds", .number, "That reading took."),
        ])
    }
}
