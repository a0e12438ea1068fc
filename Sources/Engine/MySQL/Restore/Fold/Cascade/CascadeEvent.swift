/// A value that rows refer to goes or becomes another one.
struct CascadeEvent {
    /// When, see `CascadePlace`.
    let place: UInt64
    /// The columns' new values, in the stream's order; nil where the row has gone.
    let new: [Field]?

    struct Field {
        /// Canonical, with its length; nil for NULL.
        let bytes: [UInt8]?
        /// An engine rewrites only those columns of a child that change in the parent.
        let isChanged: Bool
    }
}
