/// One line of a listing.
package struct ObjectEntry: Sendable, Hashable {
    package let key: String
    /// Bytes.
    package let size: UInt64

    /// Where it is not the ordinary one and the store tells.
    package let storageClass: StorageClass?

    package init(key: String, size: UInt64, storageClass: StorageClass? = nil) {
        self.key = key
        self.size = size
        self.storageClass = storageClass == .standard ? nil : storageClass
    }
}
