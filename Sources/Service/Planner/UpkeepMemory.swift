/// What has been done for a repository as a whole.
package struct UpkeepMemory: Sendable, Codable, Hashable {
    /// Days since 1970 in UTC, beginning at `Planning.upkeepHour`.
    package var mergeDay: Int64
    /// Hours since 1970; nil where the catalog was never exported there.
    package var exportHour: Int64?

    package init(mergeDay: Int64, exportHour: Int64? = nil) {
        self.mergeDay = mergeDay
        self.exportHour = exportHour
    }

    package static func key(of repository: String) -> String { "upkeep/\(repository)" }
}
