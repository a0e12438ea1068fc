internal import APIModel
internal import Core
internal import Service

/// What opens a repository, as fields of a form and back. Nothing that is kept is ever shown; and as those who approve a form are
/// shown its fields, each secret has a name that sounds like one.
enum KeyFields {
    static func word(of kind: String) -> KeyPath<Words, Word> {
        switch kind {
        case "keyfile": \.repositories.keyfile
        case "passphrase": \.repositories.passphrase
        case "kms": \.repositories.kms
        case "token": \.repositories.token
        default: \.repositories.keepKey
        }
    }

    /// `isNew`: a key is needed, and one that can be copied is there already.
    static func fields(_ request: ConsoleRequest, isNew: Bool) -> [FormField] {
        let form = request.form
        let say = { (word: KeyPath<Words, Word>) in request.say(word) }
        let kinds = (isNew ? [] : [""]) + ["passphrase", "keyfile", "kms", "token"]
        var fields = [
            FormField(
                "key.kind", say(\.repositories.keyKind), .choice, value: form["key.kind"],
                help: say(\.repositories.keyKindHelp),
                choices: kinds.map { FormField.Choice($0, say(word(of: $0))) })
        ]
        // A passphrase that is offered is shown until it is sent, so that a copy can be kept; any other is not.
        let offered = isNew ? (form.optional("key.passphrase") ?? passphrase()) : ""
        fields.append(
            FormField(
                "key.passphrase", say(\.repositories.passphrase), isNew ? .text : .password, value: offered,
                help: say(\.repositories.passphraseHelp), autocomplete: "off"))
        fields.append(
            FormField("key.secretFile", say(\.repositories.keyfile), .area, help: say(\.repositories.keyfileHelp)))
        fields += [
            FormField("key.key", say(\.repositories.keyName), value: form["key.key"], autocomplete: "off"),
            FormField("key.endpoint", say(\.repositories.endpoint), value: form["key.endpoint"], autocomplete: "off"),
            FormField("key.region", say(\.repositories.region), value: form["key.region"], autocomplete: "off"),
            FormField(
                "key.credentials.accessKeyId", say(\.repositories.accessKey),
                value: form["key.credentials.accessKeyId"], autocomplete: "off"),
            FormField(
                "key.credentials.secretKey", say(\.repositories.secretKey), .password, autocomplete: "new-password"),
            FormField(
                "key.module", say(\.repositories.module), value: form["key.module"], autocomplete: "off",
                placeholder: "/usr/lib/softhsm/libsofthsm2.so"),
            FormField("key.token", say(\.repositories.tokenLabel), value: form["key.token"], autocomplete: "off"),
            FormField("key.secretPin", say(\.repositories.pin), .password, autocomplete: "new-password"),
        ]
        return fields
    }

    /// For which kinds each field is there.
    static let conditions: [String: String] = [
        "key.passphrase": "key.kind=passphrase", "key.secretFile": "key.kind=keyfile", "key.key": "key.kind=kms|token",
        "key.endpoint": "key.kind=kms", "key.region": "key.kind=kms",
        "key.credentials.accessKeyId": "key.kind=kms", "key.credentials.secretKey": "key.kind=kms",
        "key.module": "key.kind=token", "key.token": "key.kind=token", "key.secretPin": "key.kind=token",
    ]

    /// Nil where the key stays as it is. Throws `RefusedFields`.
    static func key(_ request: ConsoleRequest) throws -> RepositoryKeyForm? {
        guard let kind = request.form.optional("key.kind") else { return nil }
        var key = RepositoryKeyForm(kind: kind)
        switch kind {
        case "passphrase": key.secret = try required("key.passphrase", request, most: 1024)
        case "keyfile": key.secret = try required("key.secretFile", request, most: 65_536)
        case "kms":
            key.key = try request.line(in: "key.key", most: 2048)
            key.endpoint = try request.line(in: "key.endpoint", most: 2048)
            key.region = try request.line(in: "key.region", most: 2048)
            key.credentials = try credentials("key.credentials", request)
        default:
            key.key = try request.line(in: "key.key", most: 2048)
            key.module = try request.line(in: "key.module", most: 2048)
            key.token = try request.line(in: "key.token", most: 2048)
            key.secret = try request.secret(in: "key.secretPin")
        }
        return key
    }

    /// Nil where neither half is given. Throws `RefusedFields` where one is.
    static func credentials(_ path: String, _ request: ConsoleRequest) throws -> CredentialsForm? {
        let name = try request.line(in: "\(path).accessKeyId", most: 256)
        let secret = try request.secret(in: "\(path).secretKey")
        if name == nil, secret == nil { return nil }
        guard let name, let secret else {
            throw RefusedFields(
                path: name == nil ? "\(path).accessKeyId" : "\(path).secretKey", request.say(\.add.missing),
                hint: request.say(\.repositories.bothHalves))
        }
        return CredentialsForm(
            accessKeyId: name, secretKey: secret,
            sessionToken: try request.secret(in: "\(path).sessionToken", most: 8192))
    }

    private static func required(_ field: String, _ request: ConsoleRequest, most: Int) throws -> String {
        guard let text = try request.secret(in: field, most: most) else {
            throw RefusedFields(
                path: field, request.say(\.add.missing), hint: request.say(\.repositories.keyKindHelp))
        }
        return text
    }

    /// 158 random bits in groups of four letters that nobody mistakes for each other.
    static func passphrase() -> String {
        let letters = Array("abcdefghjkmnpqrstuvwxyz23456789")
        var generator = SystemRandomNumberGenerator()
        let groups = (0..<8).map { _ in
            String((0..<4).compactMap { _ in letters.randomElement(using: &generator) })
        }
        return groups.joined(separator: "-")
    }
}
