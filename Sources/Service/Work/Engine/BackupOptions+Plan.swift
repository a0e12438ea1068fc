package import APIModel
package import Core
package import Engine

extension BackupOptions {
    /// What the engine is told of a base: what its job says counts, then its plan. Throws `usage.invalid` where a pattern of
    /// tables cannot be read.
    package init(_ payload: BasePayload, plan: Plan?, instance name: String) throws(TidemarkError) {
        var include: [TablePattern] = []
        for text in payload.include ?? [] { include.append(try TablePattern(parsing: text)) }
        var exclude: [TablePattern] = []
        for text in payload.exclude ?? [] { exclude.append(try TablePattern(parsing: text)) }
        self.init(
            threads: payload.threads ?? plan?.threads ?? 4, include: include, exclude: exclude,
            rateLimit: payload.rate.map { ByteRate(bytesPerSecond: $0) } ?? plan?.rate, instanceName: name)
    }
}

extension BaseGovernor {
    /// What keeps a base within its plan's limits. One somebody asked for by hand is made whatever the window says.
    package convenience init(_ payload: BasePayload, plan: Plan?, threads: Int, at now: Timestamp) {
        let isPlanned = payload.due != nil && !(payload.ignoresWindow ?? false)
        self.init(
            plan?.limits ?? ImpactLimits(), threads: threads, window: isPlanned ? plan?.window : nil,
            zone: plan?.cycle.zone ?? .utc, at: now)
    }
}
