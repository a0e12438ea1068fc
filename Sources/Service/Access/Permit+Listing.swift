extension Permit {
    /// The rows behind a page's beginning that the caller may see, one more than the page holds where there is one: so that
    /// neither a page nor where the next begins tells of what is hidden. Whoever sees everything asks once.
    ///
    /// `fetch` gives at most so many rows behind a key; `function` is what shows one of them.
    func seen<Row>(
        _ page: PageRequest, by function: ServiceFunction, key: (Row) throws -> String,
        as reference: (Row) throws -> ResourceReference, _ fetch: (String, Int) throws -> [Row]
    ) throws -> [Row] {
        let wanted = page.limit + 1
        guard !allowsEverywhere(function) else { return try fetch(page.after, wanted) }
        var found: [Row] = []
        var after = page.after
        while true {
            let rows = try fetch(after, wanted)
            found += try rows.filter { allows(function, on: try reference($0)) }
            guard found.count < wanted, rows.count == wanted, let last = rows.last else { break }
            after = try key(last)
        }
        return Array(found.prefix(wanted))
    }
}

extension Permit {
    /// One of many things that a function is about: noted only where it is refused. Throws what `require` throws.
    func requireEach(_ function: ServiceFunction, on resource: ResourceReference) throws {
        if !allows(function, on: resource) { try require(function, on: resource) }
    }
}
