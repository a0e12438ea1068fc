package import APIModel
package import Core
package import Repository

extension PruneOptions {
    /// Rules of the job where it has any, else the plan's. Throws `usage.invalid` where there are neither: a prune without
    /// rules would keep everything.
    package init(_ payload: PrunePayload, plan: Plan?) throws(TidemarkError) {
        var policy = plan?.retention ?? RetentionPolicy()
        var zone = plan?.cycle.zone ?? .utc
        if payload.bases != nil || payload.log != nil {
            policy = RetentionPolicy(logDays: payload.log)
            for (key, count) in (payload.bases ?? [:]).sorted(by: { $0.key < $1.key }) {
                guard count >= 0, let rule = RetentionRule(plainKey: key, count: count) else {
                    throw TidemarkError(
                        .usage, "“\(key): \(count)” is no rule of retention.",
                        hint: "Write days, last, daily, weekly, monthly or yearly, and a number.")
                }
                policy.rules.append(rule)
            }
        }
        if let text = payload.zone { zone = try CalendarZone(parsing: text) }
        guard !policy.rules.isEmpty || policy.logDays != nil else {
            throw TidemarkError(
                .usage, "Nothing says what a prune is to keep.", hint: "Give the plan rules of retention, or the job.")
        }
        self.init(
            policy: policy, zone: zone, removesLastBase: payload.removesLastBase ?? false,
            removesDamagedBases: payload.removesDamaged ?? false)
    }
}
