/// What a server of a new instance is started for.
package enum ServerMode: String, Sendable, CaseIterable {
    /// Making the data folder.
    case making
    /// Loading: reached through its socket alone, nothing waits for the disk, no log.
    case restoring
    /// For good, or as long as an ephemeral one lasts.
    case running
}
