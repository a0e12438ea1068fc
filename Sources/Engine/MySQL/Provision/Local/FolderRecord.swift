package import Core

/// What a run notes in the folder of a new instance, so that a later one knows what it is and how far it came.
package struct FolderRecord: Sendable, Codable, Hashable {
    package enum State: String, Sendable, Codable {
        /// The data folder is being initialised.
        case making
        /// The server exists; rows are being restored, without waiting for the disk.
        case restoring
        /// Everything is restored, and the server was shut down in order.
        case complete
    }

    package var format = 1
    package var state: State
    /// The source's name in the repository.
    package var instance: String
    package var purpose: String
    package var flavour: DatabaseFlavour
    package var serverVersion: String
    package var program: String
    package var baseFolder: String?
    package var account: String
    package var address: String
    package var port: Int
    package var isEphemeral: Bool

    package init(
        state: State, instance: String, purpose: String, flavour: DatabaseFlavour, serverVersion: String,
        program: String, baseFolder: String?, account: String, address: String, port: Int, isEphemeral: Bool
    ) {
        self.state = state
        self.instance = instance
        self.purpose = purpose
        self.flavour = flavour
        self.serverVersion = serverVersion
        self.program = program
        self.baseFolder = baseFolder
        self.account = account
        self.address = address
        self.port = port
        self.isEphemeral = isEphemeral
    }
}
