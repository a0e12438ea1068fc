package import Core

/// What the user has to open a repository with.
package enum KeySource: Sendable {
    /// The content of a key file as `KeyFile.generate` makes it; the label names the slot when a repository is created.
    case keyFile(Secret, label: String)
    /// A passphrase, stretched with scrypt.
    case passphrase(Secret)
    /// A key that stays in a KMS or an HSM.
    case service(any KeyService)

    var kind: KeySlot.Kind {
        switch self {
        case .keyFile: .keyfile
        case .passphrase: .passphrase
        case .service(let service):
            switch service.kind {
            case .kms: .kms
            case .pkcs11: .pkcs11
            }
        }
    }

    var label: String {
        switch self {
        case .keyFile(_, let label): label
        case .passphrase: "passphrase"
        case .service(let service): service.label
        }
    }

    /// For messages: `key file “laptop”`.
    var title: String {
        switch self {
        case .keyFile(_, let label): "key file “\(label)”"
        case .passphrase: "passphrase"
        case .service(let service): "\(kind.title) “\(service.label)”"
        }
    }
}
