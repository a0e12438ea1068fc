/// For how long a repository keeps what is stored from everybody, its owner included, as a worker found it.
package struct ReportedLock: Described, Hashable {
    /// `governance` or `compliance`; absent where nothing is locked.
    package var mode: String?
    /// Days after its restore point that a base stays; 0 where nothing is locked.
    package var days: Int

    package init(mode: String?, days: Int) {
        self.mode = mode
        self.days = days
    }

    /// Nothing is locked.
    package static let none = ReportedLock(mode: nil, days: 0)

    package static var schema: Schema {
        .object([
            .optional("mode", .text(), "`governance` or `compliance`; absent where nothing is locked."),
            .required("days", .count, "Days after its restore point that a base stays; 0 where nothing is locked."),
        ])
    }
}
