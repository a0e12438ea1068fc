internal import APIModel
internal import Catalog

extension InstanceDocument {
    /// Throws `catalog.damaged`.
    init(_ record: InstanceRecord, _ names: FleetNames) throws {
        let details = try InstanceDetails(stored: record.document)
        let endpoint = try Endpoint(address: record.endpoint)
        self.init(
            name: record.name, project: names.project.name, site: names.site(record.site), host: endpoint.host,
            port: endpoint.port, user: details.user, secret: details.secret, tls: details.tls,
            tags: record.tags.sorted(), createdAt: WireTime(record.createdAt), revision: record.revision)
    }
}
