internal import APIModel
internal import Core

extension JobDocument {
    init(_ job: Job, _ names: SubjectNames, progress: JSONTree? = nil) {
        self.init(
            id: job.id.rawValue, kind: job.kind.rawValue, state: job.state.rawValue,
            project: names.name(job.subject.project), instance: names.name(job.subject.instance),
            site: names.name(job.subject.site), repository: names.name(job.subject.repository),
            secondRepository: names.name(job.subject.secondRepository), target: job.subject.target,
            createdAt: WireTime(job.createdAt), startedAt: job.startedAt.map { WireTime($0) },
            endedAt: job.endedAt.map { WireTime($0) },
            notBefore: job.state == .waiting ? WireTime(job.notBefore) : nil, worker: job.worker?.rawValue,
            heardAt: job.heardAt.map { WireTime($0) }, tries: job.tries, isCancelWanted: job.isCancelWanted,
            failure: job.failure.map { JobFailureDocument(code: $0.code.rawValue, message: $0.message, hint: $0.hint) },
            progress: progress, revision: job.revision)
    }
}
