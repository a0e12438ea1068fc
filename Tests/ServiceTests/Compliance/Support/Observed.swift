import APIModel
import Core
import Service

/// What is known of an instance that lacks nothing.
enum Observed {
    static let now = Fixture.at(0)
    static let day = 86_400.0

    static var good: InstanceObservation {
        var instance = InstanceObservation(name: "a", site: "s", tls: .verifyIdentity)
        instance.plans = ["nightly"]
        instance.wantsLog = true
        instance.promisedRPO = 60
        instance.isStreaming = true
        instance.rpo = 3
        instance.window = CoveredSpan(start: Fixture.at(-10 * day), end: Fixture.at(-3), isOpen: true)
        instance.newestBase = Fixture.at(-3600)
        instance.stores = [store("main", "file:///srv/main", isCopy: false), vault]
        instance.drill = DrillObservation(
            id: "d", endedAt: Fixture.at(-5 * day), restorePoint: Fixture.at(-5 * day - 60), passed: true, rto: 90,
            evidence: "drills/d", publicKey: "k")
        return instance
    }

    static var vault: StoreObservation { store("vault", "s3://vault/x?region=eu-west-1", isCopy: true) }

    static func store(_ name: String, _ url: String, isCopy: Bool) -> StoreObservation {
        var store = StoreObservation(name: name, url: url, isCopy: isCopy)
        store.bases = 3
        store.newest = Fixture.at(-7200)
        store.key = .kms
        store.lock = isCopy ? ReportedLock(mode: "compliance", days: 30) : ReportedLock.none
        return store
    }

    /// The good one, changed.
    static func but(_ change: (inout InstanceObservation) -> Void) -> InstanceObservation {
        var instance = good
        change(&instance)
        return instance
    }

    static func limits(_ key: ControlLimits.Key, _ seconds: Double) -> ControlLimits {
        ControlLimits([key: TimeSpan(seconds: Int(seconds))])
    }
}
