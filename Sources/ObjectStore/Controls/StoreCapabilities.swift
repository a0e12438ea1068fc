/// What a store can do for objects beside keeping them.
package struct StoreCapabilities: Sendable, Hashable {
    /// Objects can be locked against deletion.
    package var supportsLock: Bool
    /// Objects can be kept in different storage classes.
    package var supportsClasses: Bool
    /// The store locks every new object by itself, for as long as this says.
    package var defaultRetention: String?

    package init(supportsLock: Bool, supportsClasses: Bool, defaultRetention: String? = nil) {
        self.supportsLock = supportsLock
        self.supportsClasses = supportsClasses
        self.defaultRetention = defaultRetention
    }
}
