package import Core

/// What the runners of one worker share.
package struct RunnerScene: Sendable {
    package let places: WorkerPlaces
    package let repositories: RepositoryPool
    package let clock: any TidemarkClock

    package init(places: WorkerPlaces, repositories: RepositoryPool, clock: any TidemarkClock = SystemClock()) {
        self.places = places
        self.repositories = repositories
        self.clock = clock
    }
}
