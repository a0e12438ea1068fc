/// What answers at some places.
package struct ProbeReport: Described, Hashable {
    /// In the order in which they were given.
    package var results: [ProbeResult]

    package init(results: [ProbeResult]) { self.results = results }

    package static var schema: Schema {
        .object([
            .required("results", .list(.type(ProbeResult.self)), "In the order in which they were given.")
        ])
    }
}
