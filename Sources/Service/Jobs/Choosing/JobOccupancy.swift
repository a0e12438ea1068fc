/// What running jobs use, and what is kept free for jobs that have waited long: counts by name.
struct JobOccupancy {
    private enum Place: Hashable {
        case instance(String)
        case site(String)
        case repository(String)
        case worker(WorkerID)
        case streams(WorkerID)
    }

    private let limits: JobLimits
    private var resources: [JobResource.Name: [Int]] = [:]
    private var running: [Place: Int] = [:]
    /// Kept free for waiting jobs that are no restores; restores may use it all the same.
    private var kept: [Place: Int] = [:]

    init(limits: JobLimits) { self.limits = limits }

    /// A job runs on `worker`.
    mutating func add(_ job: Job, on worker: WorkerID?) {
        hold(job)
        for place in places(of: job) { running[place, default: 0] += 1 }
        if let worker { running[job.kind.isEndless ? .streams(worker) : .worker(worker), default: 0] += 1 }
    }

    /// Nothing that excludes a job may begin any more.
    mutating func hold(_ job: Job) {
        for resource in job.resources {
            resources[resource.name, default: [0, 0, 0, 0]][resource.mode.rawValue] += 1
        }
    }

    /// A slot of each of the job's limits is kept free.
    mutating func keepSlots(for job: Job) {
        for place in places(of: job) { kept[place, default: 0] += 1 }
    }

    /// Whether nothing that excludes the job runs or is kept free.
    func isFree(for job: Job) -> Bool {
        job.resources.allSatisfy { wanted in
            guard let counts = resources[wanted.name] else { return true }
            return ResourceMode.allCases.allSatisfy { counts[$0.rawValue] == 0 || $0.allows(wanted.mode) }
        }
    }

    /// Whether instance, site and repository have room.
    func hasRoom(for job: Job) -> Bool {
        places(of: job).allSatisfy { place in
            let used = running[place] ?? 0
            return job.kind == .restore
                ? used < limit(of: place) + limits.restoresBeyond : used + (kept[place] ?? 0) < limit(of: place)
        }
    }

    func hasRoom(on offer: WorkerOffer, for job: Job) -> Bool {
        if job.kind.isEndless { return running[.streams(offer.worker)] ?? 0 < offer.streams }
        let beyond = job.kind == .restore ? limits.restoresBeyond : 0
        return running[.worker(offer.worker)] ?? 0 < offer.slots + beyond
    }

    private func places(of job: Job) -> [Place] {
        guard !job.kind.isEndless else { return [] }
        var places: [Place] = []
        if let instance = job.subject.instance { places.append(.instance(instance)) }
        if let site = job.subject.site { places.append(.site(site)) }
        if let repository = job.subject.repository { places.append(.repository(repository)) }
        if let second = job.subject.secondRepository, second != job.subject.repository {
            places.append(.repository(second))
        }
        return places
    }

    private func limit(of place: Place) -> Int {
        switch place {
        case .instance: limits.perInstance
        case .site(let name): limits.site(name)
        case .repository(let name): limits.repository(name)
        case .worker, .streams: .max
        }
    }
}
