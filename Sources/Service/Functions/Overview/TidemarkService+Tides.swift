internal import Catalog
package import Core

/// What the fleet was like over time.
extension TidemarkService {
    /// Of one project where one is given, of the instances that the caller sees; oldest first. Throws `catalog.missing`.
    package func tides(
        _ caller: Caller, of project: String? = nil, _ span: TideSpan, since start: Timestamp
    ) async throws -> [Tide] {
        let resource = project.map { ResourceReference(.project, project: $0, name: $0) } ?? .service
        return try await read(caller, .showFleet, on: resource) { transaction, permit in
            let owners = try project.map { [try transaction.project(named: $0)] } ?? transaction.projects.all()
            if permit.allowsEverywhere(.showFleet) {
                return try transaction.tides.tides(ofProjects: owners.map(\.id), span, since: start)
            }
            var seen: [String] = []
            for owner in owners {
                let names = try FleetNames(transaction, owner)
                seen += try transaction.instances.page(in: owner.id, limit: Int(Int32.max))
                    .filter { permit.allows(.showStatus, on: $0.reference(names)) }.map(\.id)
            }
            return try transaction.tides.tides(ofInstances: seen, span, since: start)
        }
    }
}
