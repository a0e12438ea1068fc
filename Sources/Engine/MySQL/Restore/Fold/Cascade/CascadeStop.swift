/// What cascades make of a table cannot be told from its base and the log: it is replayed, with all it is tied to.
struct CascadeStop: Error {
    /// Number of the table.
    let table: Int
}
