/// Versions of the stored format. See docs/repository-format.md, which is the law.
package enum FormatVersion {
    /// The version this program writes, and the newest it reads.
    package static let current = 1
}
