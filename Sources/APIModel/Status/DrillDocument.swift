/// The last drill of an instance.
package struct DrillDocument: Described, Hashable {
    package var endedAt: WireTime
    /// It proved its restore point.
    package var succeeded: Bool
    /// The measured RTO.
    package var rtoSeconds: Double?

    package init(endedAt: WireTime, succeeded: Bool, rtoSeconds: Double?) {
        self.endedAt = endedAt
        self.succeeded = succeeded
        self.rtoSeconds = rtoSeconds
    }

    package static var schema: Schema {
        .object([
            .required("endedAt", .time, "When it ended."),
            .required("succeeded", .boolean, "It proved its restore point."),
            .optional("rtoSeconds", .number, "The measured RTO."),
        ])
    }
}
