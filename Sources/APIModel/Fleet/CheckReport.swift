/// Every prerequisite of a backup of an instance, as its server is now.
package struct CheckReport: Described, Hashable {
    package var instance: String
    package var checkedAt: WireTime
    /// `mysql` or `mariadb`.
    package var family: String
    package var version: String
    /// Every required prerequisite is met.
    package var isReady: Bool
    /// Required ones first.
    package var items: [CheckItem]

    package init(instance: String, checkedAt: WireTime, family: String, version: String, items: [CheckItem]) {
        self.instance = instance
        self.checkedAt = checkedAt
        self.family = family
        self.version = version
        self.items = items
        isReady = items.allSatisfy { $0.isMet || !$0.isRequired }
    }

    package static var schema: Schema {
        .object([
            .required("instance", .name, "The instance."),
            .required("checkedAt", .time, "When it was looked at."),
            .required("family", .word(["mysql", "mariadb"]), "The family of the server."),
            .required("version", .text(), "Such as `10.11.19`."),
            .required("isReady", .boolean, "Every required prerequisite is met."),
            .required("items", .list(.type(CheckItem.self)), "Required ones first."),
        ])
    }
}
