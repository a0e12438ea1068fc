internal import Core

/// Tables that are tied to one another, over however many steps.
struct NameGroups {
    private var parents: [TableName: TableName] = [:]

    /// The one table that stands for all of the group.
    func root(of name: TableName) -> TableName {
        var name = name
        while let parent = parents[name] { name = parent }
        return name
    }

    /// All of the name's group.
    func members(with name: TableName) -> [TableName] {
        let root = root(of: name)
        return [root] + parents.keys.filter { self.root(of: $0) == root }
    }

    mutating func join(_ names: [TableName]) {
        guard let first = names.first else { return }
        for name in names.dropFirst() {
            let one = root(of: first)
            let other = root(of: name)
            if one != other { parents[other] = one }
        }
    }
}
