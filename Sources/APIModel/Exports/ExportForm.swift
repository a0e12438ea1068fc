/// An export of data as it is asked for.
package struct ExportForm: Described, Hashable {
    package var instance: String
    /// That of the instance's plan where absent.
    package var repository: String?
    /// A time, a GTID or `latest`; `latest` where absent.
    package var to: String?
    /// A GTID, instead of `to`: everything before it.
    package var before: String?
    package var format: String
    package var databases: [String]?
    /// `database.table`.
    package var tables: [String]?
    package var rows: [ExportCondition]?
    package var masks: [ExportMask]?
    /// What hashes of masked values are made with; another one for every export where absent.
    package var salt: String?
    /// The file opens with it; kept sealed until the job has ended.
    package var passphrase: String?
    /// `age1…`; instead of a passphrase.
    package var recipients: [String]?
    /// With zstd; true where absent.
    package var isCompressed: Bool?
    /// Hours the file is kept; 24 where absent.
    package var hoursKept: Int?

    package init(instance: String, format: String) {
        self.instance = instance
        self.format = format
    }

    package static let formats = ["sql", "csv", "native"]

    package static var schema: Schema {
        .object([
            .required("instance", .name, "Whose restore point is exported."),
            .optional("repository", .name, "That of the instance's plan where absent."),
            .optional(
                "to", .text(TextRule(least: 1, most: 200)), "A time, a GTID or `latest`; `latest` where absent."),
            .optional("before", .text(TextRule(least: 1, most: 200)), "A GTID, instead of `to`: everything before it."),
            .required(
                "format", .word(formats),
                "Statements that clients run; a tar of comma-separated values; a tar of a repository with its key."),
            .optional(
                "databases", .list(.text(TextRule(least: 1, most: 64)), most: 1000),
                "Only these, and `tables`; everything where both are absent."),
            .optional(
                "tables", .list(.text(TextRule(least: 3, most: 130)), most: 1000), "Only these, as `database.table`."),
            .optional("rows", .list(.type(ExportCondition.self), most: 100), "Only some rows of a table."),
            .optional("masks", .list(.type(ExportMask.self), most: 1000), "Columns that are not written as they are."),
            .optional(
                "salt", .text(TextRule(least: 8, most: 1024)),
                "What hashes of masked values are made with; another one for every export where absent."),
            .optional(
                "passphrase", .text(TextRule(least: 12, most: 1024)),
                "Opens the file. Kept sealed until the job has ended."),
            .optional(
                "recipients", .list(.text(TextRule(least: 10, most: 100)), most: 20),
                "Who can open the file, as `age1…`; instead of a passphrase."),
            .optional("isCompressed", .boolean, "With zstd; true where absent."),
            .optional("hoursKept", .integer(1...168), "Hours the file is kept once it is there; 24 where absent."),
        ])
    }
}
