/// BEGIN_LOAD_QUERY and APPEND_BLOCK: a block of the file of a LOAD DATA logged as a statement.
package struct LoadBlockEvent: Equatable, Sendable {
    package let fileID: UInt32
    /// Where the block is in the event.
    package let block: Range<Int>
    package let isFirst: Bool
}
