package import Core
package import Repository

/// The rows and digest of one table of a server.
package struct TableDigestResult: Sendable, Codable, Hashable {
    package let table: TableName
    package let digest: TableDigest

    package init(table: TableName, digest: TableDigest) {
        self.table = table
        self.digest = digest
    }
}
