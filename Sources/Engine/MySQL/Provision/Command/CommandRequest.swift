internal import Core

/// What a program of a user's provider is given on its standard input, as one JSON object.
struct CommandRequest: Codable, Sendable {
    /// `create`, `wait`, `describe`, `settle`, `delete`.
    var action: String
    /// Chosen here, before the first call, and the same in every later one.
    var id: String
    var instance: String
    var family: String
    var serverVersion: String
    var settings: [String: String]
    var rowBytes: UInt64
    var ephemeral: Bool
    /// For the instance's administrator; the program may use it, or say another in its answer to `describe`.
    var password: String
}
