package import Core

/// What a new instance must be like to take a restore.
package struct InstanceRequest: Sendable, Hashable {
    /// The source's name in the repository.
    package var instance: String
    package var flavour: DatabaseFlavour
    /// Of the source, as its server writes it; the new server must not be older.
    package var serverVersion: String
    /// Variables of the source, as the base has them.
    package var settings: [String: String]
    /// Size of the rows that will be loaded.
    package var rowBytes: UInt64
    /// To be removed after use.
    package var isEphemeral: Bool
    /// What is restored, in one line: an instance that was begun for something else is not taken up.
    package var purpose: String

    package init(
        instance: String, flavour: DatabaseFlavour, serverVersion: String, settings: [String: String],
        rowBytes: UInt64, isEphemeral: Bool, purpose: String
    ) {
        self.instance = instance
        self.flavour = flavour
        self.serverVersion = serverVersion
        self.settings = settings
        self.rowBytes = rowBytes
        self.isEphemeral = isEphemeral
        self.purpose = purpose
    }
}
