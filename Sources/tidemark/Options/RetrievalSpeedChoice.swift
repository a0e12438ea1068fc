import ArgumentParser
internal import ObjectStore

/// How fast archived objects come back.
enum RetrievalSpeedChoice: String, ExpressibleByArgument, CaseIterable, Sendable {
    case expedited
    case standard
    case bulk

    var speed: RetrievalSpeed {
        switch self {
        case .expedited: .expedited
        case .standard: .standard
        case .bulk: .bulk
        }
    }
}
