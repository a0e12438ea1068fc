internal import APIModel
internal import Core
internal import HTTPTypes
internal import Hummingbird
internal import HummingbirdCore
internal import NIOCore
internal import Service

/// Reads what a request says, and refuses what its route does not know.
struct RequestReader {
    let route: Route
    let request: Request
    let limits: RequestLimits

    /// The parameters of the path, decoded. Throws `RefusedFields`.
    func path(_ parameters: Parameters) throws -> [String: String] {
        var values: [String: String] = [:]
        for name in route.pathNames {
            guard let raw = parameters.get(name), let text = PercentEncoding.decoded(raw), !text.utf8.contains(0),
                (1...200).contains(text.utf8.count)
            else {
                throw RefusedFields(
                    path: "path.\(name)", "It cannot be read.",
                    hint: "Write 1 to 200 bytes of UTF-8 without zero bytes.")
            }
            values[name] = text
        }
        return values
    }

    /// The parameters of the query, decoded. Throws `RefusedFields` with every problem.
    func query() throws -> [String: String] {
        var values: [String: String] = [:]
        let problems = ConfigProblems()
        for part in (request.uri.query ?? "").split(separator: "&") {
            let halves = part.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            let spaced = halves.map { $0.replacing("+", with: "%20") }
            guard let name = PercentEncoding.decoded(spaced[0]),
                let value = spaced.count == 2 ? PercentEncoding.decoded(spaced[1]) : "", !value.utf8.contains(0),
                !name.utf8.contains(0)
            else {
                problems.add(Self.problem("query", "It cannot be read.", hint: "Write it as UTF-8, escaped by %."))
                continue
            }
            guard let known = route.parameters.first(where: { $0.name == name }) else {
                if route.ignoresOtherParameters { continue }
                let names = route.parameters.map(\.name)
                problems.add(
                    Self.problem(
                        "query.\(name)", "There is no such parameter here.",
                        hint: names.isEmpty ? "Leave it out." : "Parameters are \(names.listed)."))
                continue
            }
            guard values[name] == nil else {
                problems.add(Self.problem("query.\(name)", "It is written twice.", hint: "Keep one of the two."))
                continue
            }
            values[name] = value
            SchemaCheck(problems).check(text: value, known.schema, "query.\(name)")
        }
        guard problems.isEmpty else { throw RefusedFields(problems.list) }
        return values
    }

    /// The revision that `If-Match` names; nil for `*`. Throws `request.condition` where it is needed and missing.
    func revision() throws -> Int64? {
        guard route.condition == .required else { return nil }
        guard let text = request.headers[.ifMatch] else {
            throw RequestRefusal(
                .requestCondition, "The revision that this change is made from is not named.",
                hint: "Send the ETag of what was read as If-Match, or * for any.")
        }
        guard text != "*" else { return nil }
        let bare =
            text.hasPrefix("\"") && text.hasSuffix("\"") && text.utf8.count > 2 ? text.dropFirst().dropLast() : ""
        guard let revision = Int64(bare), revision >= 0 else {
            throw RefusedFields(
                path: "header.If-Match", "It is no ETag of this API.", hint: "Send the ETag as it was read, or *.")
        }
        return revision
    }

    /// The caller's key. Throws `RefusedFields` where it is too long or no plain text.
    func key() throws -> String? {
        guard let key = request.headers.value("Idempotency-Key") else { return nil }
        guard (1...128).contains(key.utf8.count), key.utf8.allSatisfy({ (0x21...0x7E).contains($0) }) else {
            throw RefusedFields(
                path: "header.Idempotency-Key", "It is no key.", hint: "Write 1 to 128 visible letters of ASCII.")
        }
        return key
    }

    /// The body, read and checked, with its bytes. Throws `request.size`, `request.type`, `RefusedFields`.
    func content() async throws -> (RequestContent, [UInt8]) {
        guard let body = route.body else { return (.none, []) }
        let most = body.isLarge ? limits.importBytes : limits.bodyBytes
        if let length = request.headers[.contentLength].flatMap({ Int($0) }), length > most {
            throw RequestRefusal(
                .requestSize, "The body has \(length) bytes, and at most \(most) are read here.",
                hint: "Send less at a time.")
        }
        let type = try contentType(body)
        let bytes = Array(try await request.body.collect(upTo: most).readableBytesView)
        guard !bytes.isEmpty else {
            throw RefusedFields(path: "body", "It is missing.", hint: "Send \(body.types.listed).")
        }
        return (try read(bytes, type, body), bytes)
    }

    private func contentType(_ body: RouteBody) throws -> String {
        let header = request.headers[.contentType] ?? body.types[0]
        let bare = header.prefix { $0 != ";" }.filter { $0 != " " }.lowercased()
        let aliases = ["application/x-yaml": "application/yaml", "text/yaml": "application/yaml"]
        let type = aliases[bare] ?? bare
        guard body.types.contains(type) else {
            throw RequestRefusal(
                .requestType, "A body of the type \(bare.prefix(80)) is not read here.",
                hint: "Send \(body.types.listed).", headers: ["Accept": body.types.joined(separator: ", ")])
        }
        return type
    }

    private func read(_ bytes: [UInt8], _ type: String, _ body: RouteBody) throws -> RequestContent {
        switch type {
        case "text/csv":
            guard !bytes.contains(0), String(validating: bytes, as: UTF8.self) != nil else {
                throw RefusedFields(path: "body", "It is not UTF-8, or has zero bytes.", hint: "Store it as UTF-8.")
            }
            return .csv(bytes)
        case "application/yaml":
            let limits = body.isLarge ? YAMLLimits.list : YAMLLimits()
            do throws(TidemarkError) {
                let value = try YAMLDocument.read(bytes, name: "body", limits: limits)
                try Self.requireNoZero(value)
                return .yaml(value)
            } catch {
                throw RefusedFields(path: "body", error.message, hint: error.hint)
            }
        default:
            let value = try JSONDocument.read(bytes)
            let problems = ConfigProblems()
            switch body.form {
            case .type(let type): SchemaCheck(problems).check(value, type.schema, "")
            case .work(let text), .document(let text), .list(let text):
                SchemaCheck(problems).check(value, .freeObject(text), "")
            }
            guard problems.isEmpty else { throw RefusedFields(problems.list) }
            return .json(value, bytes)
        }
    }

    private static func requireNoZero(_ value: ConfigValue) throws(TidemarkError) {
        let problems = ConfigProblems()
        SchemaCheck(problems).check(value, .anything(""), "")
        guard problems.isEmpty else { throw TidemarkError(problems: problems.list) }
    }

    private static func problem(_ path: String, _ message: String, hint: String) -> ConfigProblem {
        ConfigProblem(path: path, line: nil, message: message, hint: hint)
    }
}
