import ArgumentParser
internal import Core

/// Which tables a command is about.
struct FilterOptions: ParsableArguments, Sendable {
    @Option(
        help: ArgumentHelp(
            "Only tables that match this pattern, such as shop.* (* and ? stand for anything); repeatable.",
            valueName: "db.table"))
    var include: [String] = []

    @Option(help: ArgumentHelp("No tables that match this pattern; repeatable.", valueName: "db.table"))
    var exclude: [String] = []

    func patterns() throws(TidemarkError) -> (include: [TablePattern], exclude: [TablePattern]) {
        (try Self.parse(include), try Self.parse(exclude))
    }

    private static func parse(_ texts: [String]) throws(TidemarkError) -> [TablePattern] {
        var patterns: [TablePattern] = []
        for text in texts { patterns.append(try TablePattern(parsing: text)) }
        return patterns
    }
}
