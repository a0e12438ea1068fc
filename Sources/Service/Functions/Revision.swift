internal import Catalog
internal import Core

/// The revision a change is made from: nil where any will do.
enum Revision {
    /// Throws `catalog.changed` where the stored revision is another.
    static func require(_ expected: Int64?, is stored: Int64, _ what: String) throws(TidemarkError) {
        guard let expected, expected != stored else { return }
        throw TidemarkError(
            .catalogChanged, "\(what) has revision \(stored) and not \(expected): somebody changed it meanwhile.",
            hint: "Read it again, and repeat the change where it is still wanted.")
    }
}
