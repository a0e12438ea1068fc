import ArgumentParser
internal import Engine

/// What a restore does with objects of the same name on the target.
enum ExistingChoice: String, CaseIterable, ExpressibleByArgument, Sendable {
    case refuse
    case replace
    case renameOld = "rename-old"

    var policy: ExistingPolicy {
        switch self {
        case .refuse: .refuse
        case .replace: .replace
        case .renameOld: .renameOld
        }
    }
}
