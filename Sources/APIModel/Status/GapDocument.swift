/// A span of time in which no second is a restore point.
package struct GapDocument: Described, Hashable {
    package var from: WireTime
    package var to: WireTime

    package init(from: WireTime, to: WireTime) {
        self.from = from
        self.to = to
    }

    package static var schema: Schema {
        .object([
            .required("from", .time, "The last restore point before it."),
            .required("to", .time, "The first restore point after it."),
        ])
    }
}
