internal import APIModel
internal import Core
internal import Service

/// A repository as fields of a form, and back.
struct RepositoryFields {
    let request: ConsoleRequest
    /// As it is; nil for a new one.
    let document: RepositoryDocument?
    /// What was sent is shown again.
    var isSent = true

    /// The groups of the template `repository-edit`.
    func view(_ problems: FormProblems, besides first: [FormField], then last: [FormField] = []) -> View {
        let (place, key, rest) = (place, KeyFields.fields(request, isNew: document == nil), rest)
        let names = (first + place + last + key + rest).map(\.name)
        let keyViews = key.map { field -> View in
            var view = field.view(problems)
            view["condition"] = KeyFields.conditions[field.name].viewValue
            return view
        }
        return [
            "first": request.fields(first + place + last, problems), "keys": keyViews,
            "rest": request.fields(rest, problems),
            "problems": problems.view(besides: names),
        ]
    }

    private func value(_ field: String, _ stored: String?) -> String {
        isSent && !request.form.names.isEmpty ? request.form[field] : stored ?? ""
    }

    private func flag(_ field: String, _ stored: Bool) -> String {
        (isSent && !request.form.names.isEmpty ? request.form.flag(field) : stored) ? "true" : ""
    }

    private var place: [FormField] {
        let say = { (word: KeyPath<Words, Word>) in request.say(word) }
        let kept = document?.hasCredentials == true ? say(\.repositories.credentialsKept) : ""
        return [
            FormField(
                "url", say(\.repositories.url), value: value("url", document?.url), help: say(\.repositories.urlHelp),
                isRequired: true, autocomplete: "off", placeholder: "s3://backups/tidemark?region=eu-central-1"),
            FormField(
                "credentials.accessKeyId", say(\.repositories.accessKey), value: value("credentials.accessKeyId", nil),
                help: kept.isEmpty ? say(\.repositories.credentialsHelp) : kept, autocomplete: "off"),
            FormField(
                "credentials.secretKey", say(\.repositories.secretKey), .password, autocomplete: "new-password"),
        ]
    }

    private var rest: [FormField] {
        let say = { (word: KeyPath<Words, Word>) in request.say(word) }
        let prices = (document?.prices ?? [:]).sorted { $0.key < $1.key }.map { "\($0.key) \($0.value)" }
        return [
            FormField(
                "uploadBytesPerSecond", say(\.repositories.upload),
                value: value("uploadBytesPerSecond", Self.rate(document?.uploadBytesPerSecond)),
                help: say(\.repositories.rateHelp), placeholder: "50MB/s"),
            FormField(
                "downloadBytesPerSecond", say(\.repositories.download),
                value: value("downloadBytesPerSecond", Self.rate(document?.downloadBytesPerSecond)),
                help: say(\.repositories.rateHelp), placeholder: "50MB/s"),
            FormField(
                "holdsCatalog", say(\.repositories.holdsCatalog), .box,
                value: flag("holdsCatalog", document?.holdsCatalog ?? false)),
            FormField(
                "prices", say(\.repositories.prices), .area, value: value("prices", prices.joined(separator: "\n")),
                help: say(\.repositories.pricesHelp), placeholder: "STANDARD 0.023"),
            FormField(
                "currency", say(\.repositories.currency), value: value("currency", document?.currency),
                placeholder: "USD"),
        ]
    }

    private static func rate(_ bytes: Int64?) -> String? {
        bytes.map { ByteRate(bytesPerSecond: UInt64(max(1, $0))).plainText }
    }

    // MARK: Back

    /// Throws `RefusedFields`.
    static func form(_ request: ConsoleRequest, named name: String) throws -> RepositoryForm {
        guard let url = try request.line(in: "url", most: 2048) else {
            throw RefusedFields(
                path: "url", request.say(\.add.missing), hint: request.say(\.repositories.urlHelp))
        }
        var form = RepositoryForm(
            name: name, url: url, key: try KeyFields.key(request),
            credentials: try KeyFields.credentials("credentials", request))
        form.uploadBytesPerSecond = try rate("uploadBytesPerSecond", request)
        form.downloadBytesPerSecond = try rate("downloadBytesPerSecond", request)
        form.holdsCatalog = request.form.flag("holdsCatalog")
        form.prices = try prices(request)
        form.currency = try request.line(in: "currency", most: 8)
        return try form.checked(as: ["key.secret": secret(form.key?.kind)])
    }

    /// The field that a key's secret stands in.
    private static func secret(_ kind: String?) -> String {
        switch kind {
        case "passphrase": "key.passphrase"
        case "keyfile": "key.secretFile"
        default: "key.secretPin"
        }
    }

    private static func rate(_ field: String, _ request: ConsoleRequest) throws -> Int64? {
        guard let text = request.form.optional(field) else { return nil }
        do {
            return Int64(clamping: try ByteRate(parsing: text).bytesPerSecond)
        } catch {
            throw RefusedFields(path: field, error.message, hint: error.hint)
        }
    }

    /// `STANDARD 0.023`, one a line.
    private static func prices(_ request: ConsoleRequest) throws -> [String: Double] {
        var prices: [String: Double] = [:]
        for line in request.form["prices"].split(whereSeparator: \.isNewline).prefix(100) {
            let parts = line.split { $0 == "=" || $0.isWhitespace }.map(String.init)
            guard !parts.isEmpty else { continue }
            guard parts.count == 2, parts[0].utf8.count <= 40, let price = Double(parts[1]), price.isFinite, price >= 0
            else {
                throw RefusedFields(
                    path: "prices", request.say(\.repositories.noPrice, ["line": String(line.prefix(60))]),
                    hint: request.say(\.repositories.pricesHelp))
            }
            prices[parts[0]] = price
        }
        return prices
    }
}
