package import APIModel
internal import Catalog
internal import Core

/// What can be proven of a project's backups.
extension TidemarkService {
    /// `controls` names a set; nil for the first one. Throws `catalog.missing`, `compliance.controls`.
    package func complianceReport(
        _ caller: Caller, of project: String, controls name: String? = nil, in language: ReportLanguage = .english
    ) async throws -> ComplianceReport {
        let observation = try await read(
            caller, .complianceReport, on: ResourceReference(.report, project: project, name: project)
        ) { transaction, _ in
            try transaction.observation(of: try transaction.project(named: project), cache: facts)
        }
        // Whoever may not read the report learns nothing of its controls either.
        let set = try controls.set(named: name)
        return ComplianceReport(observation, by: set, in: language, version: version)
    }
}
