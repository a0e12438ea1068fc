package import Core

/// A name under which a base found no table, after the log had spoken of it.
///
/// What the log did to the name up to `low` is over and must not be replayed: the tables it was renamed to or copied
/// into were read later and hold its effect.
package struct AbsentTable: Codable, Hashable, Sendable {
    package let name: TableName
    package let low: LogPosition

    package init(name: TableName, low: LogPosition) {
        self.name = name
        self.low = low
    }
}
