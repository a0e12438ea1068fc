internal import Catalog
internal import Core

/// What plans cover is worked out when a plan or an instance changes, and kept instance by instance: whoever asks later
/// reads rows and no plans.
extension CatalogTransaction {
    /// A plan was added or changed.
    func bind(_ plan: Plan, id: String, in project: ProjectRecord) throws {
        let names = try FleetNames(self, project)
        let all = try instances.page(in: project.id, limit: Int(Int32.max))
        let covered = try all.filter { plan.binding.includes(try names.instance($0)) }
        try plans.bind(id, to: Set(covered.map { .instance($0.id) }))
    }

    /// An instance was added or changed.
    func bind(_ instance: Instance, id: String, _ book: PlanBook) throws {
        try session.execute("DELETE FROM bindings WHERE kind = 'instance' AND subject = ?", [.text(id)])
        for entry in book.covering(instance) {
            try session.execute(
                "INSERT INTO bindings (plan, kind, subject) VALUES (?, 'instance', ?)",
                [.text(entry.record.id), .text(id)])
        }
    }

    /// The identifiers of the plans that cover instances of a project, by instance.
    func bindings(in project: String) throws -> [String: [String]] {
        var bindings: [String: [String]] = [:]
        for row in try session.query(
            """
            SELECT b.plan, b.subject FROM bindings b JOIN plans p ON p.id = b.plan
            WHERE p.project = ? AND b.kind = 'instance' ORDER BY p.name
            """, [.text(project)])
        {
            bindings[try row.text("subject"), default: []].append(try row.text("plan"))
        }
        return bindings
    }

    /// How many instances each plan of a project covers, by plan.
    func coverage(in project: String) throws -> [String: Int] {
        var counts: [String: Int] = [:]
        for row in try session.query(
            """
            SELECT b.plan, COUNT(*) AS covered FROM bindings b JOIN plans p ON p.id = b.plan
            WHERE p.project = ? AND b.kind = 'instance' GROUP BY b.plan
            """, [.text(project)])
        {
            counts[try row.text("plan")] = Int(try row.integer("covered"))
        }
        return counts
    }
}
