/// EXECUTE_LOAD_QUERY: a LOAD DATA logged as a statement.
package struct ExecuteLoadQueryEvent: Equatable, Sendable {
    package let query: QueryEvent
    package let fileID: UInt32
    /// The part of the statement that names the file.
    package let fileNamePart: Range<UInt32>
    /// 0 error, 1 IGNORE, 2 REPLACE.
    package let duplicateHandling: UInt8
}
