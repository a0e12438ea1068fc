internal import Core
internal import Crypto

/// What a failure to sign in is counted under: where it came from, and whom it was about.
struct SignInAttempt: Sendable {
    let address: String
    let account: String

    init(from address: String?, as person: String) {
        self.address = SignInBackoff.subject(of: address)
        account = Self.account(person)
    }

    /// As a hash: somebody may have typed the password where the name belongs.
    static func account(_ person: String) -> String { "account/" + Hex.encode(SHA256.hash(data: Array(person.utf8))) }

    /// With the failures that are free.
    var subjects: [(name: String, free: Int)] {
        [(address, SignInBackoff.free), (account, SignInBackoff.freeOfAccount)]
    }
}
