/// A statement with the session it must run in.
struct SessionStatement: Sendable {
    /// In the character set of its session.
    var text: [UInt8]
    /// The default schema, by its name on the target; empty for none.
    var schema: String
    /// SET statements; one the target does not know is passed over.
    var session: [String]
}
