package import Core

/// What a run does with the folder it finds for its instance: pure, from what was seen.
package enum FolderDecision: Sendable, Hashable {
    /// Nothing is there, or nothing of use: the folder is made anew, after what an earlier run left in it is removed.
    case begin(removing: Bool)
    /// The data folder is there as an orderly shutdown left it: the restore continues.
    case resume(FolderRecord)

    package struct Seen: Sendable {
        /// There is something in the folder.
        package var hasContent: Bool
        package var record: FolderRecord?
        /// Another run holds the folder's lock.
        package var isLocked: Bool
        /// The server of an earlier run did not end in order: its file of the process is still there.
        package var wasKilled: Bool

        package init(hasContent: Bool, record: FolderRecord?, isLocked: Bool, wasKilled: Bool) {
            self.hasContent = hasContent
            self.record = record
            self.isLocked = isLocked
            self.wasKilled = wasKilled
        }
    }

    /// Throws `target.folder`, with what to remove.
    package static func make(_ seen: Seen, path: String, _ request: InstanceRequest) throws(TidemarkError)
        -> FolderDecision
    {
        guard seen.hasContent else { return .begin(removing: false) }
        guard !seen.isLocked else {
            throw TidemarkError(
                .instanceFolder, "Another run is at work in \(path).",
                hint: "Wait for its end, or name another folder with --data-dir.")
        }
        guard let record = seen.record else {
            throw TidemarkError(
                .instanceFolder, "The folder \(path) is not empty, and no new instance of Tidemark is in it.",
                hint: "Name another folder with --data-dir; it must be empty or absent.")
        }
        if record.isEphemeral { return .begin(removing: true) }
        if record.state == .complete {
            throw TidemarkError(
                .instanceFolder,
                "\(path) holds a complete instance: \(record.instance), \(record.purpose), port \(record.port).",
                hint: "Use it, name another folder with --data-dir, or stop its server and remove the folder.")
        }
        guard record.purpose == request.purpose, record.instance == request.instance, record.flavour == request.flavour,
            !request.isEphemeral
        else {
            throw TidemarkError(
                .instanceFolder,
                "\(path) holds an instance that was begun for something else: \(record.instance), \(record.purpose).",
                hint: "Run the command it was begun with to continue, or remove the folder to begin anew.")
        }
        // It wrote without waiting for the disk and without a second copy of its pages: what a kill left is not trusted.
        return record.state == .making || seen.wasKilled ? .begin(removing: true) : .resume(record)
    }
}
