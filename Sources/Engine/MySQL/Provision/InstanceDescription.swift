internal import Core

/// How a new instance is connected to, and what belongs to it.
package struct InstanceDescription: Sendable {
    package var access: ServerAccess
    /// Where the password stands, for people; nil where the provider alone knows.
    package var passwordFile: String?
    package var socket: String?
    package var serverVersion: String?
    /// Files and folders that belong to it, by name: `data folder`, `configuration`, `unit`.
    package var places: [Place]
    /// What the user should know.
    package var notes: [String]

    package struct Place: Sendable, Hashable {
        package let name: String
        package let path: String

        package init(_ name: String, _ path: String) {
            self.name = name
            self.path = path
        }
    }

    package init(
        access: ServerAccess, passwordFile: String? = nil, socket: String? = nil, serverVersion: String? = nil,
        places: [Place] = [], notes: [String] = []
    ) {
        self.access = access
        self.passwordFile = passwordFile
        self.socket = socket
        self.serverVersion = serverVersion
        self.places = places
        self.notes = notes
    }
}
