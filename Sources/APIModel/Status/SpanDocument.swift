/// A span of time in which every second is a restore point.
package struct SpanDocument: Described, Hashable {
    package var start: WireTime
    package var end: WireTime
    /// A stream is extending it now.
    package var isOpen: Bool

    package init(start: WireTime, end: WireTime, isOpen: Bool) {
        self.start = start
        self.end = end
        self.isOpen = isOpen
    }

    package static var schema: Schema {
        .object([
            .required("start", .time, "Its first restore point."),
            .required("end", .time, "Its last restore point."),
            .required("isOpen", .boolean, "A stream is extending it now."),
        ])
    }
}
