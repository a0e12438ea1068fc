/// What there is and how it is: overview, instances, jobs, events, workers, sites.
enum FleetPages {
    static let all: [ConsolePage] = WorkersPage.all
}
