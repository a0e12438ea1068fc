internal import Core

/// The errors of stored objects, worded once.
enum ObjectFailure {
    @inline(never)
    static func damaged(_ name: String, _ reason: String, cause: (any Error)? = nil) -> TidemarkError {
        TidemarkError(
            .objectDamaged, "The stored object “\(name)” is damaged: \(reason).",
            hint: "Run tidemark verify to learn which restore points it takes away, then make a new base.",
            cause: cause)
    }

    @inline(never)
    static func truncated(_ name: String, has present: UInt64, of expected: UInt64) -> TidemarkError {
        TidemarkError(
            .objectTruncated,
            "The stored object “\(name)” is truncated: \(present) of \(expected) bytes are left.",
            hint: "Run tidemark verify to learn which restore points it takes away, then make a new base.")
    }

    /// Throws unless an object is as large as its header says.
    static func requireSize(_ present: UInt64, _ expected: UInt64, of name: String) throws(TidemarkError) {
        if present < expected { throw truncated(name, has: present, of: expected) }
        if present > expected { throw damaged(name, "\(present - expected) bytes follow its end") }
    }

    @inline(never)
    static func missing(_ name: String) -> TidemarkError {
        TidemarkError(
            .objectMissing, "The stored object “\(name)” is missing.",
            hint: "Run tidemark verify to learn which restore points it takes away, then make a new base.")
    }
}
