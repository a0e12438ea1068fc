import ArgumentParser
internal import Service

/// Every key of the service's configuration as a flag.
struct SettingOptions: ParsableArguments, Sendable {
    @Option(
        help: ArgumentHelp(
            "A YAML file with the service's configuration; also \(Environment.config) in the environment.",
            valueName: "file"))
    var config: String?

    @Option(help: SettingHelp.of("data")) var data: String?
    @Option(help: SettingHelp.of("listen")) var listen: String?
    @Option(help: SettingHelp.of("catalog")) var catalog: String?
    @Option(help: SettingHelp.of("repository")) var repository: String?
    @Option(help: SettingHelp.of("tls.cert")) var tlsCert: String?
    @Option(help: SettingHelp.of("tls.key")) var tlsKey: String?
    @Option(help: SettingHelp.of("proxies")) var proxies: String?
    @Option(help: SettingHelp.of("limits.body")) var limitsBody: String?
    @Option(help: SettingHelp.of("limits.import")) var limitsImport: String?
    @Option(help: SettingHelp.of("limits.request-time")) var limitsRequestTime: String?
    @Option(help: SettingHelp.of("open-metrics")) var openMetrics: String?
    @Option(help: SettingHelp.of("console-assets.bootstrap")) var consoleAssetsBootstrap: String?
    @Option(help: SettingHelp.of("console-assets.chart")) var consoleAssetsChart: String?
    @Option(help: SettingHelp.of("log.level")) var logLevel: String?
    @Option(help: SettingHelp.of("log.format")) var logFormat: String?
    @Option(help: SettingHelp.of("controls")) var controls: String?
    @Option(help: SettingHelp.of("stop-time")) var stopTime: String?
    @Option(help: SettingHelp.of("sessions.length")) var sessionsLength: String?
    @Option(help: SettingHelp.of("sessions.idle")) var sessionsIdle: String?
    @Option(help: SettingHelp.of("oidc.issuer")) var oidcIssuer: String?
    @Option(help: SettingHelp.of("oidc.client")) var oidcClient: String?
    @Option(help: SettingHelp.of("oidc.secret-file")) var oidcSecretFile: String?
    @Option(help: SettingHelp.of("oidc.address")) var oidcAddress: String?
    @Option(help: SettingHelp.of("oidc.title")) var oidcTitle: String?
    @Option(help: SettingHelp.of("oidc.scopes")) var oidcScopes: String?
    @Option(help: SettingHelp.of("oidc.name-claim")) var oidcNameClaim: String?
    @Option(help: SettingHelp.of("oidc.groups-claim")) var oidcGroupsClaim: String?
    @Option(help: SettingHelp.of("oidc.ca-file")) var oidcCaFile: String?
    @Option(help: SettingHelp.of("worker.enabled")) var workerEnabled: String?
    @Option(help: SettingHelp.of("worker.sites")) var workerSites: String?
    @Option(help: SettingHelp.of("worker.slots")) var workerSlots: String?
    @Option(help: SettingHelp.of("worker.streams")) var workerStreams: String?
    @Option(help: SettingHelp.of("jobs.per-instance")) var jobsPerInstance: String?
    @Option(help: SettingHelp.of("jobs.per-site")) var jobsPerSite: String?
    @Option(help: SettingHelp.of("jobs.per-repository")) var jobsPerRepository: String?
    @Option(help: SettingHelp.of("jobs.sites")) var jobsSites: String?
    @Option(help: SettingHelp.of("jobs.repositories")) var jobsRepositories: String?
    @Option(help: SettingHelp.of("jobs.restores-beyond")) var jobsRestoresBeyond: String?
    @Option(help: SettingHelp.of("prices.currency")) var pricesCurrency: String?
    @Option(help: SettingHelp.of("prices.classes")) var pricesClasses: String?
    @Option(help: SettingHelp.of("events.allow")) var eventsAllow: String?
    @Option(help: SettingHelp.of("events.ca")) var eventsCa: String?
    @Option(help: SettingHelp.of("lease.beat")) var leaseBeat: String?
    @Option(help: SettingHelp.of("lease.stop")) var leaseStop: String?
    @Option(help: SettingHelp.of("lease.lost")) var leaseLost: String?
    @Option(help: SettingHelp.of("lease.look")) var leaseLook: String?
    @Option(help: SettingHelp.of("lease.poll")) var leasePoll: String?
    @Option(help: SettingHelp.of("lease.losses")) var leaseLosses: String?

    /// What was given, by the keys' paths.
    var given: [String: String] {
        let all: [(path: String, text: String?)] = [
            ("data", data), ("listen", listen), ("catalog", catalog), ("repository", repository),
            ("tls.cert", tlsCert), ("tls.key", tlsKey), ("proxies", proxies), ("limits.body", limitsBody),
            ("limits.import", limitsImport), ("limits.request-time", limitsRequestTime), ("open-metrics", openMetrics),
            ("console-assets.bootstrap", consoleAssetsBootstrap), ("console-assets.chart", consoleAssetsChart),
            ("log.level", logLevel),
            ("log.format", logFormat), ("controls", controls), ("stop-time", stopTime),
            ("worker.enabled", workerEnabled),
            ("worker.sites", workerSites), ("worker.slots", workerSlots), ("worker.streams", workerStreams),
            ("sessions.length", sessionsLength), ("sessions.idle", sessionsIdle), ("oidc.issuer", oidcIssuer),
            ("oidc.client", oidcClient), ("oidc.secret-file", oidcSecretFile), ("oidc.address", oidcAddress),
            ("oidc.title", oidcTitle), ("oidc.scopes", oidcScopes), ("oidc.name-claim", oidcNameClaim),
            ("oidc.groups-claim", oidcGroupsClaim), ("oidc.ca-file", oidcCaFile),
            ("jobs.per-instance", jobsPerInstance), ("jobs.per-site", jobsPerSite),
            ("jobs.per-repository", jobsPerRepository), ("jobs.sites", jobsSites),
            ("jobs.repositories", jobsRepositories), ("jobs.restores-beyond", jobsRestoresBeyond),
            ("prices.currency", pricesCurrency), ("prices.classes", pricesClasses),
            ("events.allow", eventsAllow), ("events.ca", eventsCa), ("lease.beat", leaseBeat),
            ("lease.stop", leaseStop), ("lease.lost", leaseLost), ("lease.look", leaseLook),
            ("lease.poll", leasePoll), ("lease.losses", leaseLosses),
        ]
        var given: [String: String] = [:]
        for (path, text) in all { given[path] = text }
        return given
    }
}

/// Help for a flag, out of the table of keys.
enum SettingHelp {
    static func of(_ path: String) -> ArgumentHelp {
        guard let key = ServiceConfiguration.keys.first(where: { $0.path == path }) else { return "" }
        let meaning = key.meaning.prefix(1).uppercased() + key.meaning.dropFirst()
        return ArgumentHelp("\(meaning). Also \(key.variable) in the environment.", valueName: "value")
    }
}
