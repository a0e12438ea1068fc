internal import Core

/// The failures of reading, worded once.
enum AgeFailure {
    static func damaged(_ what: String) -> TidemarkError {
        TidemarkError(
            .ageDamaged, "The age file cannot be read: \(what).",
            hint: "Fetch the file again, and compare its SHA-256 with the one that is shown of the export.")
    }
}
