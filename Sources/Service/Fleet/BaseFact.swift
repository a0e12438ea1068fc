package import Core

/// What protection needs to know of one base.
package struct BaseFact: Hashable, Sendable {
    /// Its log reaches its convergence, and it is not known to be damaged.
    package var isUsable: Bool
    /// Its first restore point.
    package var convergence: Timestamp
    /// Seconds that reading took, without the time its window was shut.
    package var seconds: Double
    /// Databases it holds.
    package var databases: Set<String>

    package init(convergence: Timestamp, seconds: Double, databases: Set<String>, isUsable: Bool = true) {
        self.convergence = convergence
        self.seconds = seconds
        self.databases = databases
        self.isUsable = isUsable
    }
}
