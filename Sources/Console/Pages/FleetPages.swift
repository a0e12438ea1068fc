/// What there is and how it is: overview, instances, jobs, events, workers, sites.
enum FleetPages {
    static let all: [ConsolePage] =
        OverviewPage.all + InstancesPage.all + InstancePage.all + JobsPage.all + EventsPage.all + WorkersPage.all
        + SitesPage.all
}
