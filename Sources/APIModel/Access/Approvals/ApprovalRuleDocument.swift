/// How many others must approve what is done by a verb.
package struct ApprovalRuleDocument: Described, Hashable {
    package var verb: String
    /// Nil for one as soon as everybody who may do it has somebody else who may approve.
    package var needs: Int?
    /// What that comes to now.
    package var needsNow: Int
    package var hours: Double

    package init(verb: String, needs: Int?, needsNow: Int, hours: Double) {
        self.verb = verb
        self.needs = needs
        self.needsNow = needsNow
        self.hours = hours
    }

    package static var schema: Schema {
        .object([
            .required("verb", .text(), "What is done."),
            .optional(
                "needs", .count,
                "Persons besides the one who asks; absent for one as soon as "
                    + "everybody who may do it has somebody else who may approve."
            ),
            .required("needsNow", .count, "What that comes to now."),
            .required("hours", .number, "From asking to using it."),
        ])
    }
}
