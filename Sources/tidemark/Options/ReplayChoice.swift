import ArgumentParser
internal import Engine

/// How the log is applied.
enum ReplayChoice: String, CaseIterable, ExpressibleByArgument, Sendable {
    case sequential
    case fold

    var mode: ReplayMode {
        switch self {
        case .sequential: .sequential
        case .fold: .fold
        }
    }
}
