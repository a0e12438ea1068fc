/// How long entries of the audit are kept.
package struct AuditRetention: Described, Hashable {
    package var days: Int

    package init(days: Int) { self.days = days }

    package static let limits: ClosedRange<Int64> = 180...36_500

    package static var schema: Schema {
        .object([.required("days", .integer(limits), "Not fewer than 180.")])
    }
}
