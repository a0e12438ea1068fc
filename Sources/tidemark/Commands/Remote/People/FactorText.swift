internal import APIModel

/// How recovery codes are written for people.
enum FactorText {
    static func tell(_ codes: RecoveryCodes, _ console: Console) {
        for code in codes.codes { console.line("code", code) }
        console.line("done", "keep these codes where the authenticator is not: each signs in once in its place")
    }
}
