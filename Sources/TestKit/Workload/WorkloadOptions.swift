/// How much a workload does.
package struct WorkloadOptions: Sendable {
    /// Connections that change rows; one more changes definitions.
    package var connections = 4
    /// Rows each large table begins with.
    package var initialRows = 3000
    /// Mean pause of a connection between two operations.
    package var pauseMicroseconds = 6000
    /// Mean pause between two changes of definitions.
    package var definitionPauseMilliseconds = 400
    package var changesDefinitions = true
    /// Size of the occasional big row, bytes.
    package var bigRowBytes = 20 << 20
    /// One big row in about this many operations of a connection.
    package var bigRowEvery = 400
    /// The port to connect to where it is not the server's own: a proxy's.
    package var port: Int?

    package init() {}

    /// The default changed by `change`.
    package init(_ change: (inout WorkloadOptions) -> Void) {
        self.init()
        change(&self)
    }
}
