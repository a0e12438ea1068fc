/// Where a download goes: it may be there in part already.
package protocol DownloadTarget: Sendable {
    /// Bytes that are there.
    var size: UInt64 { get async throws }

    func append(_ bytes: [UInt8]) async throws

    /// SHA-256 of all that is there, hexadecimal.
    func hash() async throws -> String

    /// Forgets what is there.
    func clear() async throws
}
