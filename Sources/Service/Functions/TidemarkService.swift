package import Catalog
internal import Core
package import Courier

/// Everything a user can have the service do: routes, the server verbs of the command line and pages call these functions
/// and nothing else.
///
/// Each function takes a `Caller` and comes to the catalog through `read` and `write`, which ask for its right. Errors are `TidemarkError`s, and
/// `RefusedFields` where fields of what was sent are wrong. Values are shared: one is enough for a process.
package struct TidemarkService: Sendable {
    package let catalog: Catalog
    /// What looks at database servers.
    package let engine: any InstanceEngine
    package let prices: StoragePrices
    /// What reports of compliance are made by.
    package let controls: ControlLibrary
    /// What carries messages to channels that are tested.
    package let courier: any Courier
    /// Of the program.
    package let version: String
    /// How long sessions last.
    package let terms: SessionTerms
    /// Who else says who people are; nil for nobody.
    package let provider: (any IdentityProvider)?
    let hasher = PasswordHasher()
    let facts = FactsCache()
    let overviews = SummaryMemory<FleetOverview>()
    let runSums = SummaryMemory<FleetRuns>(freshSeconds: 30, staleSeconds: 120)
    let accessBooks = AccessBookCache()
    /// Where every call is written down.
    package let audit: AuditBook
    let guesses = GuessGuard()
    let exportStores = ExportStores()
    /// What was read of the catalog, for the planner of the same process.
    package var cache: PlannerCache { facts.planner }

    package init(
        catalog: Catalog, engine: any InstanceEngine = MySQLInstanceEngine(), prices: StoragePrices = StoragePrices(),
        controls: ControlLibrary = ControlLibrary(), courier: any Courier = NetworkCourier(),
        terms: SessionTerms = SessionTerms(), provider: (any IdentityProvider)? = nil, version: String
    ) {
        self.catalog = catalog
        self.engine = engine
        self.prices = prices
        self.terms = terms
        self.provider = provider
        self.controls = controls
        self.courier = courier
        self.version = version
        audit = AuditBook(catalog: catalog)
    }

    /// The project and the site of what names none.
    package static let standardName = "default"
}
