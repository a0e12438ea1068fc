extension ObjectNames {
    static let lockPolicy = "lock.policy"
    static let tierPolicy = "tier.policy"
    /// By which a store shows that it keeps what is locked; no part of the repository.
    static let lockProbe = "lock.probe"
}

extension InstanceNames {
    var locks: String { all + "locks/" }
    var holds: String { all + "holds/" }

    func lock(_ base: String) -> String { "\(locks)\(base).lock" }

    func hold(_ id: String) -> String { "\(holds)\(id).hold" }
}
