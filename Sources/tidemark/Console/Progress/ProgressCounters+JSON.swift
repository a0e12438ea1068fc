internal import Core
internal import Engine

extension ProgressCounters {
    /// The counters as members of a JSON object; those that do not apply are left out.
    var members: [JSONValue.Member] {
        var members: [JSONValue.Member] = []
        func add(_ name: String, _ value: UInt64?) {
            if let value { members.append(.init(name: name, value: .unsigned(value))) }
        }
        add("rows", rows)
        add("totalRows", totalRows)
        add("bytes", bytes)
        add("totalBytes", totalBytes)
        add("tables", tables)
        add("totalTables", totalTables)
        add("transactions", transactions)
        if totalIndexes > 0 {
            add("indexes", indexes)
            add("totalIndexes", totalIndexes)
        }
        if let item { members.append(.init(name: "item", value: .string(item))) }
        if let confirmedThrough {
            members.append(.init(name: "confirmedThrough", value: .string(confirmedThrough.description)))
        }
        return members
    }
}
