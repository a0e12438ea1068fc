internal import Core
internal import ObjectStore
internal import Repository

/// What all readers of one base share.
struct BaseContext: Sendable {
    let access: ServerAccess
    let instance: InstanceRepository
    let identity: SourceIdentity
    let options: BackupOptions
    let limits: RangeLimits
    let clock: any TidemarkClock
    let limiter: RateLimiter?
    let lows: LowCache
    let progress: BaseProgress

    /// A session on the same server as the base began on: positions of another one mean nothing here.
    func openSession() async throws -> SourceSession {
        let session = try await SourceSession.open(access)
        do {
            let answering = try await IdentityReader.read(session)
            guard answering.isSameServer(as: identity) ?? false else {
                throw TidemarkError(
                    .instanceMismatch, "\(access.address) is now answered by another server than the base began on.",
                    hint: "Run backup again: a new base is made from the server that answers.")
            }
        } catch {
            await session.close()
            throw error
        }
        return session
    }
}
