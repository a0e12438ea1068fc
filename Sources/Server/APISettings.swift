package import Service

/// How the API is served.
package struct APISettings: Sendable {
    package var host: String
    /// 0 for one that is free.
    package var port: Int
    package var limits: RequestLimits
    /// Whose word about a caller's address is taken.
    package var proxies: [AddressRange]
    /// Everybody may read /metrics. Names of instances are in it.
    package var hasOpenMetrics: Bool
    /// Seconds between looks at a job whose events somebody follows.
    package var eventSeconds: Double
    /// Folders of what the console's pages load, by the names in `VendorFile.Package`; Debian's where absent.
    package var consoleFolders: [String: String]
    /// Seconds after which a connection is closed on which nothing happens, or whose request has not begun to make sense.
    package var idleSeconds: Double

    package init(
        host: String = "127.0.0.1", port: Int = 8420, limits: RequestLimits = RequestLimits(),
        proxies: [AddressRange] = [], hasOpenMetrics: Bool = false, eventSeconds: Double = 1,
        consoleFolders: [String: String] = [:],
        idleSeconds: Double = 75
    ) {
        self.host = host
        self.port = port
        self.limits = limits
        self.proxies = proxies
        self.hasOpenMetrics = hasOpenMetrics
        self.eventSeconds = eventSeconds
        self.consoleFolders = consoleFolders
        self.idleSeconds = idleSeconds
    }
}
