/// What an object is put with beside its bytes.
package struct PutAttributes: Sendable, Hashable {
    package var retention: ObjectRetention?
    package var isHeld = false
    /// nil for the bucket's ordinary class.
    package var storageClass: StorageClass?

    package init(retention: ObjectRetention? = nil, isHeld: Bool = false, storageClass: StorageClass? = nil) {
        self.retention = retention
        self.isHeld = isHeld
        self.storageClass = storageClass
    }

    package static let none = PutAttributes()

    package var isEmpty: Bool { self == .none }
}
