/// One kind of trouble.
enum ChaosFault: String, CaseIterable, Sendable {
    case killWorker = "kill -9 of a worker"
    case killServer = "kill -9 of a server"
    /// Longer than its lease: it wakes up when its jobs are another's.
    case freezeWorker = "a worker sleeps"
    case restartCatalog = "PostgreSQL is restarted"
    case crashCatalog = "kill -9 of PostgreSQL"
    case crashSource = "kill -9 of a database server"
    case cutSource = "a database server's connections are cut"
    case stallSource = "a database server's connections stall"
    case cutStore = "the store's connections are cut"
    case refuseStore = "the store refuses connections"
    case freezeStore = "the store sleeps"
    case cutCatalog = "the catalog's connections are cut"
    case refuseCatalog = "the catalog refuses connections"
    case cutAPI = "the API's connections are cut"
    case refuseAPI = "the API refuses connections"
}
