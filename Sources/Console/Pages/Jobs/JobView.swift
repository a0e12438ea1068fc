internal import APIModel
internal import Core
internal import Service

/// A job as lists and its page show it.
enum JobView {
    static func row(_ job: JobDocument, _ request: ConsoleRequest) -> View {
        [
            "id": job.id, "address": ConsoleRequest.address("jobs", job.id), "kind": request.label(job.kind),
            "state": state(job, request), "look": look(job),
            "instance": job.instance,
            "instanceAddress": job.instance.map { ConsoleRequest.address("instances", job.project, $0) },
            "repository": job.repository,
            "repositoryAddress": job.repository.map { ConsoleRequest.address("repositories", job.project, $0) },
            "createdAt": request.age(job.createdAt.timestamp),
            "took": took(job, request), "tookValue": seconds(job, request).map { "\(Int($0))" }, "worker": job.worker,
            "failure": job.failure.map { request.failure($0.code, $0.message) },
        ]
    }

    /// What changes while it runs.
    static func whole(_ job: JobDocument, _ request: ConsoleRequest) -> View {
        let progress = JobText(job, request)
        var view = row(job, request)
        view["text"] = .text(progress.text)
        view["hasText"] = .flag(!progress.text.isEmpty)
        view["percent"] = progress.percent.map { ViewValue.text("\($0)") } ?? ViewValue.none
        view["failureHint"] = job.failure.map { ViewValue.text($0.hint) } ?? ViewValue.none
        view["failureCode"] = job.failure.map { ViewValue.text($0.code) } ?? ViewValue.none
        view["startedAt"] = time(job.startedAt, request)
        view["endedAt"] = time(job.endedAt, request)
        view["heardAt"] = job.heardAt.map { ViewValue.view(request.age($0.timestamp)) } ?? ViewValue.none
        view["notBefore"] = job.notBefore.map { ViewValue.view(request.age($0.timestamp)) } ?? ViewValue.none
        view["tries"] = job.tries > 0 ? job.tries.viewValue : ViewValue.none
        view["site"] = job.site.map { ViewValue.text($0) } ?? ViewValue.none
        view["target"] = job.target.map { ViewValue.text($0) } ?? ViewValue.none
        view["isStopping"] = .flag(job.isCancelWanted && !isFinal(job))
        return view
    }

    static func isFinal(_ job: JobDocument) -> Bool { JobState(rawValue: job.state)?.isFinal ?? true }

    static func state(_ job: JobDocument, _ request: ConsoleRequest) -> String {
        request.label(job.isCancelWanted && !isFinal(job) ? "cancelling" : job.state)
    }

    private static func look(_ job: JobDocument) -> String {
        switch JobState(rawValue: job.state) {
        case .succeeded?, .running?: "ok"
        case .failed?: "bad"
        case .waiting?: "warn"
        case .queued?, .cancelled?, nil: ""
        }
    }

    private static func seconds(_ job: JobDocument, _ request: ConsoleRequest) -> Double? {
        job.startedAt.map { max(0, (job.endedAt?.timestamp ?? request.now).seconds(since: $0.timestamp)) }
    }

    private static func took(_ job: JobDocument, _ request: ConsoleRequest) -> String? {
        seconds(job, request).map { request.span($0.rounded()) }
    }

    private static func time(_ time: WireTime?, _ request: ConsoleRequest) -> ViewValue {
        time.map { .view(request.time($0.timestamp)) } ?? ViewValue.none
    }
}
