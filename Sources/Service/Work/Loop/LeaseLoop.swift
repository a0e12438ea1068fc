package import Catalog
package import Core

/// Looks after the leases of a catalog until it is cancelled, in every server, and tells of jobs that ended because worker
/// after worker was lost with them.
package struct LeaseLoop: Sendable {
    private let catalog: Catalog
    private let keeper: LeaseKeeper
    private let terms: LeaseTerms
    private let clock: any TidemarkClock
    private let say: @Sendable (Result<[Job], TidemarkError>) -> Void

    /// - Parameter say: told of jobs that were taken away, and of looks that failed.
    package init(
        catalog: Catalog, terms: LeaseTerms = LeaseTerms(), clock: any TidemarkClock = SystemClock(),
        say: @escaping @Sendable (Result<[Job], TidemarkError>) -> Void = { _ in }
    ) {
        self.catalog = catalog
        keeper = LeaseKeeper(catalog: catalog, terms: terms, clock: clock)
        self.terms = terms
        self.clock = clock
        self.say = say
    }

    package func run() async throws {
        while true {
            try Task.checkCancellation()
            do {
                let lost = try await keeper.look()
                let ended = lost.filter { $0.state == .failed }
                if !ended.isEmpty {
                    try await catalog.write { transaction in
                        for job in ended { try transaction.noteEnd(of: job) }
                    }
                }
                if !lost.isEmpty { say(.success(lost)) }
            } catch let error as TidemarkError {
                say(.failure(error))
            }
            try await clock.sleep(seconds: terms.lookSeconds)
        }
    }
}
