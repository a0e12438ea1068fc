internal import Core

extension DamagedObject {
    init(_ name: String, _ error: TidemarkError) {
        self.init(key: name, code: error.code.rawValue, problem: error.message)
    }
}

extension TidemarkError {
    /// One object is missing or not what was written, while the store itself answers.
    package var isObjectFailure: Bool { [.objectMissing, .objectTruncated, .objectDamaged].contains(code) }

    /// An object that cannot be read: also one of a key epoch whose key is not at hand. Whoever would delete something
    /// because an object is of no use must not take this for it.
    var isReadingFailure: Bool { isObjectFailure || code == .keyMismatch }
}
