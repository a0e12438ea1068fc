package import Core

/// How a new instance on this machine is set up, where the user wants it otherwise than by default.
package struct LocalOptions: Sendable {
    package var flavour: DatabaseFlavour
    /// Absolute path of the folder that is made.
    package var folder: String
    package var program: String?
    package var baseFolder: String?
    /// The account the server runs as, where this process may choose.
    package var account: String?
    package var address: String
    /// nil: one that is free.
    package var port: Int?
    /// What the server may use, in bytes; nil: from the machine's memory.
    package var memory: UInt64?

    package init(
        flavour: DatabaseFlavour, folder: String, program: String? = nil, baseFolder: String? = nil,
        account: String? = nil, address: String = "127.0.0.1", port: Int? = nil, memory: UInt64? = nil
    ) {
        self.flavour = flavour
        self.folder = folder
        self.program = program
        self.baseFolder = baseFolder
        self.account = account
        self.address = address
        self.port = port
        self.memory = memory
    }
}
