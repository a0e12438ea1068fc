import ArgumentParser

/// What a restore does with objects of the same name on the target.
enum ExistingChoice: String, CaseIterable, ExpressibleByArgument, Sendable {
    case refuse
    case replace
}
