package import Core

/// A foreign key by which the source's engine changes rows of `child` on its own when rows of `parent` change.
package struct CascadeEdge: Hashable, Sendable {
    package let child: TableName
    package let parent: TableName

    package init(child: TableName, parent: TableName) {
        self.child = child
        self.parent = parent
    }
}
