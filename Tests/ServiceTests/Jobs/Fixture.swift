import Core
import Service

/// Short names for what the tests of jobs need.
enum Fixture {
    static func at(_ seconds: Double) -> Timestamp { Timestamp(seconds: 1_800_000_000).adding(seconds: seconds) }

    static func job(
        _ id: String, _ kind: JobKind, instance: String? = "i", site: String? = "s", repository: String? = "r",
        second: String? = nil, target: String? = nil, created: Double = 0, maximumTries: Int? = nil
    ) -> Job {
        Job(
            id: JobID(id), key: id, kind: kind,
            subject: JobSubject(
                project: "p", instance: instance, site: site, repository: repository, secondRepository: second,
                target: target),
            createdAt: at(created), maximumTries: maximumTries)
    }

    static func offer(_ id: String = "w", slots: Int = 4, sites: Set<String> = ["s"]) -> WorkerOffer {
        WorkerOffer(worker: WorkerID(id), sites: sites, slots: slots)
    }

    static func failure(_ code: String) -> JobOutcome {
        .failed(JobFailure(code: ErrorCode(code), message: "m", hint: "h"))
    }
}
