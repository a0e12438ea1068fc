/// How many others must approve what is done by a verb, as it is wanted.
package struct ApprovalRuleForm: Described, Hashable {
    package var needs: Int?
    /// 24 where nil.
    package var hours: Double?

    package init(needs: Int? = nil, hours: Double? = nil) {
        self.needs = needs
        self.hours = hours
    }

    package static var schema: Schema {
        .object([
            .optional(
                "needs", .integer(0...10),
                "Persons besides the one who asks; 0 for none; absent for one as soon as "
                    + "everybody who may do it has somebody else who may approve."
            ),
            .optional("hours", .number, "From asking to using it, 0.1 to 720; 24 where absent."),
        ])
    }
}
