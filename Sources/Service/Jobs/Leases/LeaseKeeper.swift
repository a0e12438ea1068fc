package import Catalog
package import Core

/// Looks after the leases of a catalog, in every server: takes the jobs of silent workers away from them, so that others take
/// them up. Several servers may do so at once.
package actor LeaseKeeper {
    private let catalog: Catalog
    private let clock: any TidemarkClock
    private let terms: LeaseTerms
    private var watch: LeaseWatch

    /// `clock` is this machine's; only its uptime is used.
    package init(catalog: Catalog, terms: LeaseTerms = LeaseTerms(), clock: any TidemarkClock = SystemClock()) {
        self.catalog = catalog
        self.clock = clock
        self.terms = terms
        watch = LeaseWatch(terms: terms)
    }

    /// Looks once, and returns the jobs that were taken away, as they are now.
    @discardableResult
    package func look() async throws -> [Job] {
        let began = clock.uptime()
        let signs = try await catalog.read { try $0.jobs.leases() }
        let silent = watch.look(at: signs, began: began, ended: clock.uptime())
        guard !silent.isEmpty else { return [] }
        let terms = terms
        return try await catalog.write { transaction in
            try silent.compactMap { try transaction.jobs.lose($0, terms: terms) }
        }
    }
}
