internal import Core

/// The query of an `s3://` URL.
struct S3URLOptions {
    private static let known = [
        "endpoint", "region", "style", "ca", "credentials", "profile", "checksum", "listing", "part-size",
        "connections", "patience",
    ]

    private let text: String
    private var values: [String: String] = [:]

    /// `query` is empty or begins with `?`. Throws `store.url` on what is unknown, broken or given twice.
    init(parsing query: Substring, in text: String) throws {
        self.text = text
        for item in query.dropFirst().split(separator: "&") {
            let name = String(item.prefix { $0 != "=" })
            guard Self.known.contains(name) else {
                throw S3Location.refusal(
                    text, "has the unknown option “\(name)”.", "Known are \(Self.known.joined(separator: ", ")).")
            }
            guard let value = PercentEncoding.decoded(item.dropFirst(name.count + 1)), !value.isEmpty,
                !value.utf8.contains(where: { $0 < 0x20 })
            else { throw S3Location.refusal(text, "has no usable value for “\(name)”.", "Write \(name)=VALUE.") }
            guard values.updateValue(value, forKey: name) == nil else {
                throw S3Location.refusal(text, "has “\(name)” twice.", "Give it once.")
            }
        }
    }

    subscript(_ name: String) -> String? { values[name] }

    func choice<Choice>(_ name: String, of type: Choice.Type) throws -> Choice?
    where Choice: RawRepresentable<String> & CaseIterable {
        guard let value = values[name] else { return nil }
        if let choice = Choice(rawValue: value) { return choice }
        throw S3Location.refusal(
            text, "has an unknown \(name).",
            "Write \(Choice.allCases.map { "\(name)=\($0.rawValue)" }.joined(separator: " or ")).")
    }

    func path(_ name: String) throws -> String? {
        guard let value = values[name] else { return nil }
        guard value.hasPrefix("/") else {
            throw S3Location.refusal(text, "has a relative path for \(name).", "Write the path from the root on.")
        }
        return value
    }

    func number(_ name: String, in range: ClosedRange<Int>) throws -> Int? {
        guard let value = values[name] else { return nil }
        guard let number = Int(value), range.contains(number) else {
            throw S3Location.refusal(
                text, "has no usable \(name).", "Write a number from \(range.lowerBound) to \(range.upperBound).")
        }
        return number
    }

    func size(_ name: String, in range: ClosedRange<Int>) throws -> Int? {
        guard let value = values[name] else { return nil }
        guard let size = try? ByteCount(parsing: value).bytes, let bytes = Int(exactly: size), range.contains(bytes)
        else {
            throw S3Location.refusal(
                text, "has no usable \(name).",
                "Write a size from \(range.lowerBound) to \(range.upperBound) bytes, such as 16MiB.")
        }
        return bytes
    }
}
