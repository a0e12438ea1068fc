import Glibc

/// The variables of the process that the commands read.
enum Environment {
    static let sourcePassword = "TIDEMARK_SOURCE_PASSWORD"
    static let exportPassphrase = "TIDEMARK_EXPORT_PASSPHRASE"
    static let targetPassword = "TIDEMARK_TARGET_PASSWORD"
    static let keyFile = "TIDEMARK_KEY_FILE"
    static let passphraseFile = "TIDEMARK_PASSPHRASE_FILE"
    static let kmsKey = "TIDEMARK_KMS_KEY"
    static let kmsEndpoint = "TIDEMARK_KMS_ENDPOINT"
    static let kmsRegion = "TIDEMARK_KMS_REGION"
    static let kmsCA = "TIDEMARK_KMS_CA"
    static let kmsCredentialsFile = "TIDEMARK_KMS_CREDENTIALS_FILE"
    static let tokenModule = "TIDEMARK_PKCS11_MODULE"
    static let tokenLabel = "TIDEMARK_PKCS11_TOKEN"
    static let tokenKey = "TIDEMARK_PKCS11_KEY"
    static let tokenPINFile = "TIDEMARK_PKCS11_PIN_FILE"
    static let tokenPIN = "TIDEMARK_PKCS11_PIN"

    static let config = "TIDEMARK_CONFIG"
    static let server = "TIDEMARK_SERVER"
    static let serverCA = "TIDEMARK_SERVER_CA"
    static let tokenFile = "TIDEMARK_TOKEN_FILE"

    /// The variable's text; nil when it is not set.
    static func text(_ name: String) -> String? { getenv(name).map { String(cString: $0) } }

    /// The variable's text; nil when it is not set or empty.
    static func nonEmpty(_ name: String) -> String? { text(name).flatMap { $0.isEmpty ? nil : $0 } }
}
