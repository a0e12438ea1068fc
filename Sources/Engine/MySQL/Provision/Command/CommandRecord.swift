/// What a run notes of an instance of a user's provider, so that a later one can take it up or remove it. Mode 0600: it
/// holds the password.
struct CommandRecord: Codable, Sendable {
    var format = 1
    var id: String
    var instance: String
    var purpose: String
    var isEphemeral: Bool
    var password: String
    /// The restore was completed.
    var isComplete: Bool
}
