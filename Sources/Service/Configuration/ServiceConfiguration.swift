/// How a service runs: everything that is not wanted for an instance, which plans say.
///
/// Made by `ConfigurationReader` out of a file, the environment and the command line; `ServiceConfiguration.keys` is the table
/// of what can be set.
package struct ServiceConfiguration: Sendable, Equatable {
    /// The folder with everything that the service itself keeps.
    package var data: String
    package var listen = ListenAddress.standard
    /// nil: HTTP without TLS.
    package var tls: TLSFiles?
    package var catalog = CatalogLocation.sqlite("catalog.sqlite")
    /// The repository that a new service makes and names `main`; nil: a directory in the data folder.
    package var repository: String?
    package var worker = WorkerSettings()
    package var log = LogSettings()
    /// Whose word about a client's address is taken.
    package var proxies: [AddressRange] = []
    package var requests = RequestLimits()
    /// Everybody may read /metrics, in which the names of instances are.
    package var hasOpenMetrics = false
    /// Folders of the packages that the console's pages load, by the package's short name; Debian's where absent.
    package var consoleAssets: [String: String] = [:]
    package var sessions = SessionTerms()
    /// nil: people sign in with passwords alone.
    package var provider: ProviderSettings?
    package var jobs = JobLimits()
    package var prices = StoragePrices()
    /// A file or folder with the sets of controls that reports of compliance are made by; nil for none.
    package var controls: String?
    package var events = EventSettings()
    package var lease = LeaseTerms()
    /// Seconds for what is under way when the server is asked to stop.
    package var stopSeconds = 60.0

    package init(data: String) { self.data = data }

    /// A path, in the data folder unless it begins at the root.
    package func place(_ path: String) -> String { path.hasPrefix("/") ? path : "\(data)/\(path)" }

    /// The catalog with the path of its file in full.
    package var catalogPlace: CatalogLocation {
        guard case .sqlite(let path) = catalog else { return catalog }
        return .sqlite(place(path))
    }

    /// The standard repository as a URL.
    package var repositoryURL: String { repository ?? "file://\(data)/repository" }
}
