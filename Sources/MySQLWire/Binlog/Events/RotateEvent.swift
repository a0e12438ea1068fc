/// ROTATE: the log goes on in another file.
package struct RotateEvent: Equatable, Sendable {
    package let fileName: String
    /// The offset in that file, in bytes.
    package let position: UInt64
    /// Made by the sender to name the file it reads from; such an event is in no file.
    package let isArtificial: Bool

    package init(fileName: String, position: UInt64, isArtificial: Bool) {
        self.fileName = fileName
        self.position = position
        self.isArtificial = isArtificial
    }
}
