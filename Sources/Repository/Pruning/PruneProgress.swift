/// How far a prune has come with removing.
package struct PruneProgress: Sendable, Hashable {
    package var objectsDone: UInt64
    package var objectsTotal: UInt64

    package init(objectsDone: UInt64, objectsTotal: UInt64) {
        self.objectsDone = objectsDone
        self.objectsTotal = objectsTotal
    }
}
