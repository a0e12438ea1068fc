import ArgumentParser
internal import Core
internal import ObjectStore

/// How strictly what is stored is kept.
enum LockModeChoice: String, ExpressibleByArgument, CaseIterable, Sendable {
    case governance
    case compliance

    var mode: LockMode { self == .governance ? .governance : .compliance }
}
