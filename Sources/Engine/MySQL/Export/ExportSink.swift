/// Takes an export's bytes, in order. Returns when more may come.
package protocol ExportSink: Sendable {
    func write(_ bytes: [UInt8]) async throws
}
