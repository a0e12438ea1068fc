internal import Core

/// What workers elsewhere may do.
extension TidemarkService {
    /// Throws `access.denied` where the caller is no worker: the jobs it would take come with secrets.
    package func requireWork(_ caller: Caller) throws {
        try require(caller, .work)
    }
}
