/// What a foreign key does to a row of its table when the row it refers to goes or moves.
enum CascadeAction: Equatable {
    case none
    /// The row goes too.
    case delete
    /// The key's columns become NULL.
    case null
    /// The key's columns take the new values.
    case rewrite
    /// Not worked out here: the tables are replayed one change after another.
    case unfoldable
}
