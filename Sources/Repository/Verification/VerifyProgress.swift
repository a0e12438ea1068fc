/// How far a verification has come.
package struct VerifyProgress: Sendable, Hashable {
    package var objectsDone: UInt64
    package var objectsTotal: UInt64
    package var bytesDone: UInt64
    /// The object just read.
    package var key: String

    package init(objectsDone: UInt64, objectsTotal: UInt64, bytesDone: UInt64, key: String) {
        self.objectsDone = objectsDone
        self.objectsTotal = objectsTotal
        self.bytesDone = bytesDone
        self.key = key
    }
}
