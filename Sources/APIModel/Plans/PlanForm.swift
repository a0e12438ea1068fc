/// A plan in its plain form, as docs/plans.md describes it, with its name beside the other fields.
package struct PlanForm: Described, Hashable {
    package var fields: [String: JSONTree]

    package init(fields: [String: JSONTree]) { self.fields = fields }

    package init(from decoder: any Decoder) throws {
        fields = try decoder.singleValueContainer().decode([String: JSONTree].self)
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(fields)
    }

    package static var schema: Schema {
        .freeObject(
            "The plain form of a plan with `name`, as the page about plans describes it: `name`, `cycle` and `repository` "
                + "are needed, everything else may be left out.")
    }
}
