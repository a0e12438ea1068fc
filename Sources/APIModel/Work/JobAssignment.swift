/// All that a worker needs to run a job, secrets included; never stored, never printed.
package struct JobAssignment: Sendable, Codable {
    package var job: String
    /// Named with everything the worker says about the job.
    package var lease: Int64
    package var kind: String
    package var instance: AssignedInstance?
    package var repository: AssignedRepository?
    /// Where a copy goes.
    package var secondRepository: AssignedRepository?
    /// The server a restore goes to, where that is one that is there.
    package var target: AssignedInstance?
    /// The secrets of an export of data.
    package var export: AssignedExport?
    /// What exactly to do: the JSON of the kind's payload.
    package var payload: String
    package var plan: AssignedPlan?

    package init(
        job: String, lease: Int64, kind: String, instance: AssignedInstance? = nil,
        repository: AssignedRepository? = nil, secondRepository: AssignedRepository? = nil,
        target: AssignedInstance? = nil, payload: String = "{}", plan: AssignedPlan? = nil
    ) {
        self.job = job
        self.lease = lease
        self.kind = kind
        self.instance = instance
        self.repository = repository
        self.secondRepository = secondRepository
        self.target = target
        self.payload = payload
        self.plan = plan
    }
}
