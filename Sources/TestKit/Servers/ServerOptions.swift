/// How a throwaway server is set up. The default is a source as Tidemark wants it: log on, rows in full.
package struct ServerOptions: Sendable, Hashable {
    package var binaryLog = true
    /// MySQL's `gtid_mode` and `enforce_gtid_consistency`; MariaDB has GTIDs always.
    package var gtidMode = true
    package var binlogFormat = "ROW"
    package var rowImage = "FULL"
    package var generalLog = false
    /// TLS with a certificate of the server's own CA, see `DatabaseServer.certificates`.
    package var tls = false
    package var bufferPoolMiB = 64
    package var redoMiB = 128
    /// Writes reach the disk at every commit; otherwise only the operating system, which survives `kill -9`.
    package var durable = false
    package var maxAllowedPacketMiB = 1024
    package var performanceSchema = false
    /// Appended last, so that they win.
    package var extraArguments: [String] = []

    package init() {}

    /// The default changed by `change`.
    package init(_ change: (inout ServerOptions) -> Void) {
        self.init()
        change(&self)
    }
}
