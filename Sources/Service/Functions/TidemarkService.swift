package import Catalog
internal import Core
package import Courier

/// Everything a user can have the service do: routes, the server verbs of the command line and pages call these functions
/// and nothing else.
///
/// Each function takes a `Caller` and asks `Authority` before it does anything. Errors are `TidemarkError`s, and
/// `RefusedFields` where fields of what was sent are wrong. Values are shared: one is enough for a process.
package struct TidemarkService: Sendable {
    package let catalog: Catalog
    /// What looks at database servers.
    package let engine: any InstanceEngine
    package let prices: StoragePrices
    /// What carries messages to channels that are tested.
    package let courier: any Courier
    /// Of the program.
    package let version: String
    let hasher = PasswordHasher()
    let facts = FactsCache()
    let summaries = SummaryMemory()
    /// What was read of the catalog, for the planner of the same process.
    package var cache: PlannerCache { facts.planner }

    package init(
        catalog: Catalog, engine: any InstanceEngine = MySQLInstanceEngine(), prices: StoragePrices = StoragePrices(),
        courier: any Courier = NetworkCourier(), version: String
    ) {
        self.catalog = catalog
        self.engine = engine
        self.prices = prices
        self.courier = courier
        self.version = version
    }

    /// Throws what `Authority` throws.
    func require(
        _ caller: Caller, _ function: ServiceFunction, on resource: ResourceReference = .service
    ) throws(TidemarkError) {
        try Authority.require(caller, function, on: resource)
    }

    /// The project and the site of what names none.
    package static let standardName = "default"
}
