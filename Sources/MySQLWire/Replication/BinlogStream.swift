/// The events of one dump, for one reader.
package final class BinlogStream: Sendable {
    init() {}

    /// What has arrived since the last call, or, when nothing has, the next events. nil at the log's end, where the
    /// request said to stop there.
    package func next() async throws(MySQLError) -> BinlogBatch? {
        throw MySQLError(.unsupported("binlog dumps"))
    }
}
