/// What is wanted for the instance of a job: its plan as it was when the job was taken.
package struct AssignedPlan: Sendable, Codable, Hashable {
    package var id: String
    package var name: String
    /// The plan itself, in its JSON form: cycle and window, threads, rate, limits, retention, drills.
    package var document: String

    package init(id: String, name: String, document: String) {
        self.id = id
        self.name = name
        self.document = document
    }
}
