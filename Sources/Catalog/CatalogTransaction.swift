package import Core

/// A transaction on the catalog, by the things it holds. Not to be kept beyond the body it was given to.
///
/// What is stored by rules of its own, such as jobs, adds its store in an extension beside those rules.
package struct CatalogTransaction {
    /// What is to be done after the commit.
    package final class Notes {
        /// Those that wait for work are to be woken.
        package var isWakeWanted = false
    }

    package let session: any CatalogSession
    package let notes = Notes()
    /// For stores of secrets that stand beside the rules of what they belong to.
    package let sealing: any SecretSealing

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
    package var schedules: ScheduleStore { ScheduleStore(session: session) }
    package var settings: SettingStore { SettingStore(session: session) }
    package var events: EventStore { EventStore(session: session) }
    package var drills: DrillStore { DrillStore(session: session) }
    package var exports: ExportStore { ExportStore(session: session) }
    package var dataExports: DataExportStore { DataExportStore(session: session) }
    package var links: DownloadLinkStore { DownloadLinkStore(session: session) }
}
