internal import APIModel
internal import Catalog
internal import Core

/// What the catalog keeps of an instance as JSON, beside the columns that are searched by.
package struct InstanceDetails: Hashable, Sendable, Codable {
    /// The account that is read with.
    package var user: String
    /// The name under which a password is kept outside of the service.
    package var secret: String?
    /// A value of `InstanceTLS`.
    package var tls: String
    /// PEM of the only authorities to trust; nil for the system's.
    package var authorities: String?

    package init(user: String, secret: String?, tls: String) {
        self.user = user
        self.secret = secret
        self.tls = tls
    }

    /// Throws `catalog.damaged`.
    package init(stored text: String) throws {
        do {
            self = try WorkJSON.value(InstanceDetails.self, in: text)
        } catch {
            throw TidemarkError(
                .catalogDamaged, "The catalog's details of an instance cannot be read.",
                hint: "Was the catalog changed by hand? Store the instance again.", cause: error)
        }
    }

    /// As it is stored.
    package var text: String { get throws { try WorkJSON.text(self) } }
}
