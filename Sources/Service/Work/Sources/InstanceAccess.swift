internal import APIModel
internal import Catalog
internal import Core

/// How a record of the catalog says an instance is reached; the password is kept apart.
struct InstanceAccess {
    let endpoint: Endpoint
    let user: String
    let tls: AssignedTLS

    /// What of a record's document counts here; it may hold more.
    private struct Form: Decodable {
        let user: String?
        let tls: String?
        /// PEM of the only authorities to trust.
        let authorities: String?
    }

    /// Throws `catalog.damaged`.
    init(_ record: InstanceRecord) throws {
        let form: Form
        do {
            form = try WorkJSON.value(Form.self, in: record.document)
        } catch {
            throw Self.damaged(record, "document")
        }
        do {
            endpoint = try Endpoint(address: record.endpoint)
        } catch {
            throw Self.damaged(record, "address")
        }
        user = form.user ?? "tidemark"
        tls = AssignedTLS(mode: form.tls ?? InstanceTLS.preferred.rawValue, authorities: form.authorities)
    }

    private static func damaged(_ record: InstanceRecord, _ what: String) -> TidemarkError {
        TidemarkError(
            .catalogDamaged, "The catalog's \(what) of the instance \(record.name) cannot be read.",
            hint: "Change the instance, or add it again.")
    }
}
