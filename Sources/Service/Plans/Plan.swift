package import Core

/// What is wanted for the instances it is bound to.
///
/// Its plain form, under its name; everything but `cycle` and `repository` may be left out:
///
///     nightly:
///       cycle: {days: [mon, thu], at: "02:00", zone: Europe/Berlin}
///       window: 22:00-06:00
///       log: true
///       retention: {bases: {daily: 7, weekly: 5, monthly: 12}, log: 14}
///       repository: main
///       copies: [offsite]
///       threads: 4
///       rate: 50MB/s
///       limits: {threads-running: 40, replica-lag: 30s, history-length: 1000000, adaptive: true}
///       drills: {cycle: {cron: 0 12 1 * *, zone: Europe/Berlin}, after-bases: 10, which: random, assertions: [
///         {name: orders, sql: SELECT COUNT(*) > 0 FROM shop.orders, equals: 1}]}
///       alerts: {to: [ops], rpo: 1min, rto: 1h, overdue: 30min, failures: 1}
///       instances: {names: [shop-1], tags: [env=production]}
package struct Plan: Hashable, Sendable {
    package var name: ResourceName
    /// When bases are due.
    package var cycle: Cycle
    /// When bases may run, in the cycle's zone; nil for always.
    package var window: RunWindow?
    /// Whether the log is streamed all day.
    package var streamsLog = true
    /// Days, weeks, months and years begin in the cycle's zone.
    package var retention = RetentionPolicy()
    /// Where bases and log go.
    package var repository: ResourceName
    /// Repositories they are copied to.
    package var copies: [ResourceName] = []
    /// Connections that read a base.
    package var threads = 4
    /// What a base may read or store, whichever is more; nil for no limit.
    package var rate: ByteRate?
    package var limits = ImpactLimits()
    package var drills = DrillRules()
    package var alerts = AlertRules()
    package var binding = InstanceSelection()

    package init(name: ResourceName, cycle: Cycle, repository: ResourceName) {
        self.name = name
        self.cycle = cycle
        self.repository = repository
    }

    /// The rules of the schedule that makes bases.
    package var baseRules: ScheduleRules {
        ScheduleRules(cycle: cycle, window: window, patience: Double(alerts.overdue.seconds))
    }

    /// The rules of the schedule that makes drills; nil where no cycle asks for them.
    package var drillRules: ScheduleRules? {
        drills.cycle.map { ScheduleRules(cycle: $0, patience: Double(alerts.overdue.seconds)) }
    }
}
