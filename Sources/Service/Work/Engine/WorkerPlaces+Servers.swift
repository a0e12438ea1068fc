internal import Core
internal import Engine

extension WorkerPlaces {
    /// The folder that new servers get theirs below, made where it is absent: `instances`, or `outside` where the account they
    /// run as cannot pass through to it, as with root's worker in a folder that is root's alone. Throws `target.folder`.
    func serverFolder() throws(TidemarkError) -> String {
        try WorkerFolder.make(instances)
        if ServerReach.reaches(instances, account: serverAccount) { return instances }
        try WorkerFolder.make(outside)
        guard ServerReach.isOwn(outside), ServerReach.reaches(outside, account: serverAccount) else {
            throw TidemarkError(
                ErrorCode("target.folder"),
                "New servers run as an account that can reach neither \(instances) nor \(outside).",
                hint:
                    "Let others pass through the folders above \(outside) (chmod o+x), which must be this account's alone."
            )
        }
        return outside
    }

    /// What makes a server that is removed with everything in it.
    func throwaway(
        _ flavour: DatabaseFlavour, report: @escaping @Sendable (String) -> Void
    ) async throws -> any InstanceProvider {
        let place = try serverFolder()
        let folder = try await EphemeralFolders.make(in: place + "/drills", report: report)
        let options = LocalOptions(
            flavour: flavour, folder: folder, baseFolder: installations[flavour.rawValue], account: serverAccount)
        return LocalInstanceProvider(options, report: report)
    }
}
