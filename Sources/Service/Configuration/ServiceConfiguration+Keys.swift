extension ServiceConfiguration {
    /// The table of everything that can be set, in the order of the reference in docs/configuration.md.
    package static let keys: [ConfigurationKey] =
        placeKeys + tlsKeys + serverKeys + signInKeys + workerKeys + jobKeys + priceKeys + eventKeys + leaseKeys

    private static let placeKeys: [ConfigurationKey] = [
        ConfigurationKey(
            "data", "a folder", "everything the service itself keeps; made with mode 0700",
            otherwise: "/var/lib/tidemark for root, else ~/.local/share/tidemark",
            show: { $0.data },
            read: { field, configuration in
                if let path = field.filePath(absolute: true) { configuration.data = path }
            }),
        ConfigurationKey(
            "listen", "address:port", "where API and console answer; port 0 takes a free one",
            show: { $0.listen.description },
            read: { field, configuration in
                if let address = field.parsed(hint: ListenAddress.form, ListenAddress.init(parsing:)) {
                    configuration.listen = address
                }
            }),
        ConfigurationKey(
            "catalog", "a file or postgres://…",
            "the service's memory: SQLite in the data folder, or PostgreSQL for several servers",
            show: { $0.catalog.description },
            read: { field, configuration in
                if let place = field.parsed(hint: CatalogLocation.form, CatalogLocation.init(parsing:)) {
                    configuration.catalog = place
                }
            }),
        ConfigurationKey(
            "repository", "a URL", "the repository that a new service makes and names main",
            otherwise: "a directory in the data folder",
            show: { $0.repository ?? "" },
            read: { field, configuration in
                if let url = field.repositoryURL() { configuration.repository = url }
            }),
    ]

    private static let tlsKeys: [ConfigurationKey] = [
        ConfigurationKey(
            "tls.cert", "a file",
            "the server's certificate and those between it and its authority, as PEM; read again on change",
            show: { $0.tls?.certificate ?? "" },
            read: { field, configuration in
                guard let path = field.filePath() else { return }
                configuration.tls = TLSFiles(certificate: path, key: configuration.tls?.key ?? "")
            }),
        ConfigurationKey(
            "tls.key", "a file", "the key of tls.cert, as PEM; read again on change",
            show: { $0.tls?.key ?? "" },
            read: { field, configuration in
                guard let path = field.filePath() else { return }
                configuration.tls = TLSFiles(certificate: configuration.tls?.certificate ?? "", key: path)
            }),
    ]

    private static let serverKeys: [ConfigurationKey] = [
        ConfigurationKey(
            "proxies", "addresses and ranges", "proxies whose word about a client's address is taken",
            show: { $0.proxies.map(\.description).joined(separator: ", ") },
            read: { field, configuration in
                configuration.proxies = field.words().compactMap {
                    $0.parsed(hint: AddressRange.form, AddressRange.init(parsing:))
                }
            }),
        .size("limits.body", 1 << 10...64 << 20, "the largest body of a request", \.requests.bodyBytes),
        .size(
            "limits.import", 1 << 10...256 << 20, "the largest list of instances that is imported",
            \.requests.importBytes),
        .span("limits.request-time", "how long a request may take; streams of events have no end", \.requests.seconds),
        ConfigurationKey(
            "open-metrics", "true or false", "whether /metrics needs no token; names of instances are in it",
            show: { "\($0.hasOpenMetrics)" },
            read: { field, configuration in
                if let value = field.bool() { configuration.hasOpenMetrics = value }
            }),
        assetKey("bootstrap", "libjs-bootstrap5", "/usr/share/javascript/bootstrap5"),
        assetKey("chart", "libjs-chart.js", "/usr/share/javascript/chart.js"),
        .choice("log.level", "from where on is said what happens", \.log.level),
        .choice("log.format", "lines for people, or an object a line", \.log.format),
        ConfigurationKey(
            "controls", "a file or a folder", "sets of controls that reports of compliance are made by, in YAML",
            show: { $0.controls ?? "" },
            read: { field, configuration in
                if let path = field.filePath() { configuration.controls = path }
            }),
        .span("stop-time", "how long what is under way may take when the service is stopped", \.stopSeconds),
    ]

    private static func assetKey(_ name: String, _ package: String, _ standard: String) -> ConfigurationKey {
        ConfigurationKey(
            "console-assets.\(name)", "a folder", "the files of \(package) that the console's pages load",
            otherwise: standard,
            show: { $0.consoleAssets[name] ?? "" },
            read: { field, configuration in
                if let path = field.filePath(absolute: true) { configuration.consoleAssets[name] = path }
            })
    }

    private static let workerKeys: [ConfigurationKey] = [
        ConfigurationKey(
            "worker.enabled", "true or false", "whether the server runs jobs itself",
            show: { "\($0.worker.isEnabled)" },
            read: { field, configuration in
                if let value = field.bool() { configuration.worker.isEnabled = value }
            }),
        ConfigurationKey(
            "worker.sites", "names", "sites whose instances the server's own worker reaches",
            show: { $0.worker.sites.sorted().joined(separator: ", ") },
            read: { field, configuration in
                let names = field.words().compactMap {
                    $0.parsed(hint: ResourceName.hint, ResourceName.init(parsing:))
                }
                configuration.worker.sites = Set(names.map(\.description))
            }),
        .number("worker.slots", 1...1000, "jobs it runs at a time, streams not counted", \.worker.slots),
        .number("worker.streams", 0...10_000, "streams it runs at a time", \.worker.streams),
    ]

    private static let jobKeys: [ConfigurationKey] = [
        .number("jobs.per-instance", 1...100, "jobs of an instance at a time, streams not counted", \.jobs.perInstance),
        .number("jobs.per-site", 1...10_000, "jobs of a site at a time", \.jobs.perSite),
        .number("jobs.per-repository", 1...10_000, "jobs of a repository at a time", \.jobs.perRepository),
        ConfigurationKey(
            "jobs.sites", "name=number", "instead of jobs.per-site, by name",
            show: { $0.jobs.sites.shown },
            read: { field, configuration in configuration.jobs.sites = field.counts() }),
        ConfigurationKey(
            "jobs.repositories", "name=number", "instead of jobs.per-repository, by name",
            show: { $0.jobs.repositories.shown },
            read: { field, configuration in configuration.jobs.repositories = field.counts() }),
        .number("jobs.restores-beyond", 0...100, "restores that may run beyond every limit", \.jobs.restoresBeyond),
    ]

    private static let priceKeys: [ConfigurationKey] = [
        ConfigurationKey(
            "prices.currency", "a word", "what the prices are in",
            show: { $0.prices.currency },
            read: { field, configuration in
                if let currency = field.currency() { configuration.prices.currency = currency }
            }),
        ConfigurationKey(
            "prices.classes", "class=price", "what a gigabyte costs a month, by storage class: STANDARD=0.023",
            show: { $0.prices.classes.shown },
            read: { field, configuration in configuration.prices.classes = field.prices() }),
    ]

    private static let eventKeys: [ConfigurationKey] = [
        ConfigurationKey(
            "events.allow", "addresses and ranges",
            "what channels may connect to though it is forbidden, as link-local addresses and metadata services are",
            show: { $0.events.allowed.map(\.description).joined(separator: ", ") },
            read: { field, configuration in
                configuration.events.allowed = field.words().compactMap {
                    $0.parsed(hint: AddressRange.form, AddressRange.init(parsing:))
                }
            }),
        ConfigurationKey(
            "events.ca", "a file",
            "authorities that receivers of messages may be certified by, beside the machine's, as PEM",
            otherwise: "none",
            show: { $0.events.trustFile ?? "" },
            read: { field, configuration in
                if let path = field.filePath() { configuration.events.trustFile = path }
            }),
    ]

    private static let leaseKeys: [ConfigurationKey] = [
        .span("lease.beat", "between signs of life of a worker", \.lease.beatSeconds),
        .span("lease.stop", "without an answer, after which a worker stops by itself", \.lease.stopAfter),
        .span("lease.lost", "of silence, after which a job is another worker's", \.lease.seconds),
        .span("lease.look", "between looks for silent workers", \.lease.lookSeconds),
        .span("lease.poll", "between looks for work that nobody told of", \.lease.pollSeconds),
        .number(
            "lease.losses", 1...100, "workers in a row that a job may lose before it has failed",
            \.lease.maximumLosses),
    ]
}
