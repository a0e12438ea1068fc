package import Core

/// What the user may choose of a base.
package struct BackupOptions: Sendable {
    /// Connections that read rows at a time, 1 to 64.
    package var threads: Int
    package var include: [TablePattern]
    package var exclude: [TablePattern]
    /// Bytes of rows read in a second, over all connections; nil reads as fast as it goes.
    package var rateLimit: ByteRate?
    /// What the instance is called when it is first seen; nil takes the server's address.
    package var instanceName: String?
    /// How long the base waits for the log to reach its convergence before it gives up, seconds without any progress.
    package var convergencePatience: Double
    /// How large one statement may become.
    package var limits: RangeLimits
    /// Says over how many of the connections is read at a time; nil reads over all of them.
    package var governor: (any ReadGovernor)?

    package init(
        threads: Int = 2, include: [TablePattern] = [], exclude: [TablePattern] = [], rateLimit: ByteRate? = nil,
        instanceName: String? = nil, convergencePatience: Double = 60, limits: RangeLimits = RangeLimits(),
        governor: (any ReadGovernor)? = nil
    ) {
        self.threads = min(max(1, threads), 64)
        self.include = include
        self.exclude = exclude
        self.rateLimit = rateLimit
        self.instanceName = instanceName
        self.convergencePatience = convergencePatience
        self.limits = limits
        self.governor = governor
    }
}
