internal import APIModel

/// What has a revision: its answers carry it as the ETag.
protocol Revised {
    var revision: Int64 { get }
}

extension PolicyDocument: Revised {}
extension ProjectDocument: Revised {}
extension SiteDocument: Revised {}
extension InstanceDocument: Revised {}
extension PlanDocument: Revised {}
extension RepositoryDocument: Revised {}
extension JobDocument: Revised {}
extension PersonDocument: Revised {}
extension AuditRetentionDocument: Revised {}
