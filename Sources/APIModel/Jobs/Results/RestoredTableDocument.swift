/// What a table holds at the end of a restore.
package struct RestoredTableDocument: Described, Hashable {
    package var table: String
    package var rows: Int64
    package var digest: String
    package var proof: String

    package init(table: String, rows: Int64, digest: String, proof: String) {
        self.table = table
        self.rows = rows
        self.digest = digest
        self.proof = proof
    }

    package static var schema: Schema {
        .object([
            .required("table", .text(), "On the target, as `database.table`."),
            .required("rows", .count, "Rows in it."),
            .required("digest", .text(), "Independent of their order."),
            .required(
                "proof", .word(["load", "log", "none"]),
                "Compared with the base and the folded log, with the base and all of the log, or with nothing."),
        ])
    }
}
