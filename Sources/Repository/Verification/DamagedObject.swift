/// One object that is not what it should be, and what that costs.
package struct DamagedObject: Codable, Sendable, Hashable {
    package var key: String
    /// Stable code such as `object.damaged`.
    package var code: String
    /// One sentence.
    package var problem: String
    /// Restore points that are lost, one sentence each; empty when none is.
    package var takesAway: [String]

    package init(key: String, code: String, problem: String, takesAway: [String] = []) {
        self.key = key
        self.code = code
        self.problem = problem
        self.takesAway = takesAway
    }
}
