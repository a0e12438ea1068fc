internal import APIModel
internal import Core

/// What of an export must not be in its job's payload: sealed in the catalog until the job has ended.
struct ExportSecrets {
    /// Nil where the file is for recipients.
    let passphrase: Secret?
    let salt: Secret

    private struct Form: Codable {
        let passphrase: Base64Bytes?
        let salt: Base64Bytes
    }

    init(passphrase: Secret?, salt: Secret) {
        self.passphrase = passphrase
        self.salt = salt
    }

    /// As it is sealed.
    var sealable: Secret {
        get throws {
            Secret(
                try WorkJSON.bytes(
                    Form(
                        passphrase: passphrase?.withBytes { Base64Bytes($0) },
                        salt: salt.withBytes { Base64Bytes($0) })))
        }
    }

    init(_ sealed: Secret) throws {
        let form = try sealed.withBytes { try WorkJSON.value(Form.self, in: $0) }
        passphrase = form.passphrase.map { Secret($0.bytes) }
        salt = Secret(form.salt.bytes)
    }
}
