internal import Core
internal import Repository

/// A table that is to be read, once or once more.
struct TableTask: Sendable {
    let name: TableName
    /// nil where the table was not in the list.
    var listing: TableListing?
    /// The shape read with the list, and the low watermark from before it; nil reads the table's shape anew.
    var shape: TableShape?
    var shapeLow: LogPosition?
    /// Whether the low watermark must be newer than the task.
    var needsFreshLow: Bool
    /// The same table in an earlier base.
    var earlier: TableManifest?
    var attempt: Int

    init(listing: TableListing, shape: TableShape?, shapeLow: LogPosition?, earlier: TableManifest? = nil) {
        name = listing.name
        self.listing = listing
        self.shape = shape
        self.shapeLow = shapeLow
        self.earlier = earlier
        needsFreshLow = false
        attempt = 0
    }

    /// A table that the log says changed its shape.
    init(rereading name: TableName) {
        self.name = name
        needsFreshLow = true
        attempt = 0
    }

    /// The same once more, after its shape changed under the reader.
    func again() -> TableTask {
        var task = TableTask(rereading: name)
        task.listing = listing
        task.earlier = earlier
        task.attempt = attempt + 1
        return task
    }
}
