/// What a restore does where the target already has something of the name.
package enum ExistingPolicy: String, Sendable, Hashable, Codable {
    /// Refuses before anything is changed; an empty table is not in the way.
    case refuse
    /// Drops it first.
    case replace
    /// Keeps it under another name.
    case renameOld = "rename-old"
}
