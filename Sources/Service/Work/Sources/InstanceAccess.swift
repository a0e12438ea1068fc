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
        guard let endpoint = Endpoint(address: record.endpoint) else { throw Self.damaged(record, "address") }
        self.endpoint = endpoint
        user = form.user ?? "tidemark"
        tls = AssignedTLS(mode: form.tls ?? InstanceTLS.preferred.rawValue, authorities: form.authorities)
    }

    private static func damaged(_ record: InstanceRecord, _ what: String) -> TidemarkError {
        TidemarkError(
            .catalogDamaged, "The catalog's \(what) of the instance \(record.name) cannot be read.",
            hint: "Change the instance, or add it again.")
    }
}

extension Endpoint {
    /// `host:port`, `[address]:port` or a host alone; nil for anything else.
    init?(parsing text: String) {
        var host = text[...]
        var port: Substring?
        if text.hasPrefix("["), let end = text.firstIndex(of: "]") {
            host = text[text.index(after: text.startIndex)..<end]
            let rest = text[text.index(after: end)...]
            guard rest.isEmpty || rest.hasPrefix(":") else { return nil }
            port = rest.isEmpty ? nil : rest.dropFirst()
        } else if let colon = text.lastIndex(of: ":") {
            host = text[..<colon]
            port = text[text.index(after: colon)...]
        }
        let number = port.map { Int($0) } ?? 3306
        guard let number, (1...65_535).contains(number), Self.isHost(String(host)) else { return nil }
        self.init(host: String(host), port: number)
    }
}
