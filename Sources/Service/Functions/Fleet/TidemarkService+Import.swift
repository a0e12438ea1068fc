package import APIModel
internal import Catalog
internal import Core

/// Many instances at once.
extension TidemarkService {
    /// Adds and changes the instances of a list in one transaction; rows with which something is wrong are left out and
    /// said. The same list again changes nothing. With `isDryRun` nothing is changed.
    ///
    /// Throws `RefusedFields` where the list itself cannot be read, `catalog.missing` for the project.
    package func importInstances(
        _ caller: Caller, _ list: InstanceList, in project: String, isDryRun: Bool
    ) async throws -> ImportReport {
        let resource = ResourceReference(.instance, project: project)
        guard !isDryRun else {
            return try await read(caller, .importInstances, on: resource) { transaction, permit in
                let work = try FleetImport(transaction, list, project)
                for row in work.rows { try work.require(permit, row) }
                return ImportReport(isDryRun: true, rows: work.rows.map(\.report))
            }
        }
        return try await write(caller, .importInstances, on: resource) { transaction, permit in
            let work = try FleetImport(transaction, list, project)
            let book = try PlanBook(transaction, project: work.projectID, cache: facts)
            for row in work.rows { try work.require(permit, row) }
            for row in work.rows { try work.store(row, transaction, book, permit) }
            return ImportReport(isDryRun: false, rows: work.rows.map(\.report))
        }
    }
}
