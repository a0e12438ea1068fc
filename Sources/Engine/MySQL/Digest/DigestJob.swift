package import Core

/// Counts and digests the rows of the tables of a server.
package struct DigestJob: Sendable {
    let server: ServerAccess
    /// Connections that read.
    let threads: Int
    /// Which tables; nil for all of the users' schemas.
    let selects: (@Sendable (TableName) -> Bool)?
    let progress: any ProgressReporter

    package init(
        server: ServerAccess, threads: Int = 2, selects: (@Sendable (TableName) -> Bool)? = nil,
        progress: any ProgressReporter = SilentProgress()
    ) {
        self.server = server
        self.threads = threads
        self.selects = selects
        self.progress = progress
    }

    /// Every table by name. Each is read in one statement, so its digest is of one instant; different tables may be of
    /// different ones.
    package func run() async throws -> [TableDigestResult] {
        throw TidemarkError(.internalDefect, "Digests are not built yet.", hint: "Wait for them.")
    }
}
