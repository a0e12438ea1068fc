package import Catalog
internal import Core

extension InstanceRecord {
    /// The columns of an instance. `project` and `site` are identifiers.
    package func holding(_ instance: Instance, site: String) throws -> InstanceRecord {
        var record = self
        record.site = site
        record.name = instance.name.description
        record.endpoint = instance.endpoint.description
        record.document = try InstanceDetails(
            user: instance.user, secret: instance.secret?.description, tls: instance.tls.rawValue
        ).text
        record.tags = Set(instance.tags.map(\.description))
        return record
    }

    /// The instance of a row; `project` and `site` are names. Throws `catalog.damaged` where the row holds what nobody can
    /// have stored.
    package func instance(project: String, site: String) throws -> Instance {
        let details = try InstanceDetails(stored: document)
        do {
            var instance = Instance(
                name: try ResourceName(parsing: name), project: try ResourceName(parsing: project),
                site: try ResourceName(parsing: site), endpoint: try Endpoint(address: endpoint), user: details.user)
            instance.secret = try details.secret.map { try ResourceName(parsing: $0) }
            instance.tls = InstanceTLS(rawValue: details.tls) ?? .verifyIdentity
            instance.tags = Set(try tags.map { try Tag(parsing: $0) })
            return instance
        } catch {
            throw TidemarkError(
                .catalogDamaged, "The catalog's row of the instance \(name) cannot be read.",
                hint: "Was the catalog changed by hand? Restore it from its export in a repository.", cause: error)
        }
    }
}
