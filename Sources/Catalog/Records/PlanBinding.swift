/// What a plan is bound to.
package enum PlanBinding: Sendable, Hashable {
    /// An instance, by its identifier.
    case instance(String)
    /// Every instance of the project with a tag.
    case tag(String)

    var columns: (kind: String, subject: String) {
        switch self {
        case .instance(let id): ("instance", id)
        case .tag(let tag): ("tag", tag)
        }
    }
}
