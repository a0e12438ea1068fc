package import Core

/// A transaction on the catalog, by the things it holds. Not to be kept beyond the body it was given to.
package struct CatalogTransaction {
    /// What is to be done after the commit.
    final class Notes {
        var isWakeWanted = false
    }

    let session: any CatalogSession
    let notes = Notes()
    private let sealing: any SecretSealing

    init(_ session: any CatalogSession, sealing: any SecretSealing) {
        self.session = session
        self.sealing = sealing
    }

    /// The catalog's time.
    package func now() throws -> Timestamp { try session.now() }

    package var projects: ProjectStore { ProjectStore(session: session) }
    package var sites: SiteStore { SiteStore(session: session) }
    package var instances: InstanceStore { InstanceStore(session: session, sealing: sealing) }
    package var plans: PlanStore { PlanStore(session: session) }
    package var jobs: JobStore { JobStore(session: session, notes: notes) }
    package var workers: WorkerStore { WorkerStore(session: session) }
    package var schedules: ScheduleStore { ScheduleStore(session: session) }
    package var settings: SettingStore { SettingStore(session: session) }
    package var events: EventStore { EventStore(session: session) }
}
