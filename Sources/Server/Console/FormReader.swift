internal import Console
internal import Core
internal import HTTPTypes
internal import HummingbirdCore
internal import NIOCore
internal import Service

/// Reads what a browser sends of a form: url-encoded, or in parts where it holds a file.
struct FormReader {
    let body: ConsolePage.Body
    let limits: RequestLimits
    /// Fields of one form; several of one name count each.
    private static let mostFields = 2000

    /// Throws `request.size`, `request.type`, `RefusedFields`.
    func form(_ request: Request) async throws -> ConsoleForm {
        let most = body == .upload ? limits.importBytes : limits.bodyBytes
        if let length = request.headers[.contentLength].flatMap({ Int($0) }), length > most {
            throw RequestRefusal(
                .requestSize, "The form has \(length) bytes, and at most \(most) are read here.",
                hint: "Send less at a time.")
        }
        let type = request.headers[.contentType] ?? "application/x-www-form-urlencoded"
        let bare = type.prefix { $0 != ";" }.filter { $0 != " " }.lowercased()
        let bytes = Array(try await request.body.collect(upTo: most).readableBytesView)
        switch bare {
        case "application/x-www-form-urlencoded": return try Self.encoded(bytes)
        case "multipart/form-data" where body == .upload: return try MultipartForm.read(bytes, type: type)
        default:
            throw RequestRefusal(
                .requestType, "A form of the type “\(bare)” is not read here.",
                hint: "Send it as the page's own form does.")
        }
    }

    /// The fields of `a=1&b=2`. Throws `RefusedFields`.
    static func encoded(_ bytes: [UInt8]) throws -> ConsoleForm {
        guard let text = String(validating: bytes, as: UTF8.self) else { throw unreadable() }
        return ConsoleForm(try pairs(text))
    }

    /// Names with their values, in their order. Throws `RefusedFields`.
    static func pairs(_ text: String) throws -> [String: [String]] {
        var fields: [String: [String]] = [:]
        var count = 0
        for part in text.split(separator: "&") {
            count += 1
            let halves = part.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            let spaced = halves.map { $0.replacing("+", with: "%20") }
            guard count <= mostFields, let name = PercentEncoding.decoded(spaced[0]),
                let value = spaced.count == 2 ? PercentEncoding.decoded(spaced[1]) : "", !name.utf8.contains(0),
                !value.utf8.contains(0)
            else { throw unreadable() }
            fields[name, default: []].append(value)
        }
        return fields
    }

    static func unreadable() -> RefusedFields {
        RefusedFields(
            path: "body", "The form cannot be read.", hint: "Send it as the page's own form does, in UTF-8.")
    }
}
