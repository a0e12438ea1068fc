internal import Core

/// A file in the form of AWS's shared credentials file: sections of `name = value`.
struct FileCredentials: S3CredentialSource {
    private static let limit: UInt64 = 256 << 10

    let path: String
    let profile: String
    /// Whether the user named this file or profile, so that it must be there.
    let isRequired: Bool

    func credentials() async throws -> S3Credentials? {
        let bytes: [UInt8]
        do {
            bytes = try await BlockingCalls.run { [path] in
                let file = try OpenFile(reading: path)
                return try file.read((0..<Self.limit).clamped(to: 0..<file.size()))
            }
        } catch {
            if !isRequired { return nil }
            throw TidemarkError(
                .storeDenied, "The credentials file \(path) cannot be read.",
                hint: "Check the path and its permissions.",
                cause: error)
        }
        let sections = Self.sections(String(decoding: bytes, as: UTF8.self))
        guard let values = sections[profile] ?? sections["profile \(profile)"] else {
            if !isRequired { return nil }
            throw refusal("has no profile “\(profile)”")
        }
        guard let key = values["aws_access_key_id"], let secret = values["aws_secret_access_key"], !key.isEmpty,
            !secret.isEmpty
        else {
            if !isRequired { return nil }
            throw refusal("has no aws_access_key_id and aws_secret_access_key in the profile “\(profile)”")
        }
        return S3Credentials(
            accessKeyID: key, secretKey: Secret(secret), sessionToken: values["aws_session_token"].map { Secret($0) })
    }

    private func refusal(_ what: String) -> TidemarkError {
        TidemarkError(
            .storeDenied, "The credentials file \(path) \(what).",
            hint: "Write a section [\(profile)] with aws_access_key_id and aws_secret_access_key.")
    }

    static func sections(_ text: String) -> [String: [String: String]] {
        var sections: [String: [String: String]] = [:]
        var section = ""
        for line in text.split(whereSeparator: \.isNewline) {
            let line = Self.trimmed(line)
            if line.isEmpty || line.hasPrefix("#") || line.hasPrefix(";") { continue }
            if line.hasPrefix("["), line.hasSuffix("]") {
                section = Self.trimmed(line.dropFirst().dropLast())
                sections[section, default: [:]] = [:]
            } else if let equals = line.firstIndex(of: "=") {
                let value = Self.trimmed(line[line.index(after: equals)...])
                sections[section, default: [:]][Self.trimmed(line[..<equals]).lowercased()] = value
            }
        }
        return sections
    }

    private static func trimmed(_ text: some StringProtocol) -> String {
        var text = Substring(text)
        while text.first?.isWhitespace == true { text.removeFirst() }
        while text.last?.isWhitespace == true { text.removeLast() }
        return String(text)
    }
}
