package import Core
internal import Yams

/// The one place where YAML becomes a `ConfigValue`: configuration, plans and lists of instances.
///
/// One document of maps, lists and scalars, whose keys are plain texts. Numbers, `true`, `false` and nothing are recognised in
/// plain scalars alone; everything else is text, so that `02:00`, `yes` and `1e3` mean what they look like. Anchors, aliases and
/// the merge key `<<` are read; tags are not. JSON is YAML too.
package enum YAMLDocument {
    /// Reads bytes of UTF-8. Throws `config.invalid` with the line where it is not such a document, or is too large.
    ///
    /// `name` stands for the document in messages, such as its file name.
    package static func read(
        _ bytes: [UInt8], name: String, limits: YAMLLimits = YAMLLimits()
    ) throws(TidemarkError) -> ConfigValue {
        guard bytes.count <= limits.bytes else {
            throw refusal(
                name, nil,
                "It has \(ByteCount(UInt64(bytes.count))), and at most \(ByteCount(UInt64(limits.bytes))) are read.",
                "Divide it.")
        }
        guard let text = String(validating: bytes, as: UTF8.self) else {
            throw refusal(name, nil, "It is not UTF-8.", "Store the file as UTF-8.")
        }
        return try read(text, name: name, limits: limits)
    }

    private static func read(_ text: String, name: String, limits: YAMLLimits) throws(TidemarkError) -> ConfigValue {
        guard let tame = YAMLAliases.hidden(in: text) else {
            throw refusal(name, nil, "It nests too deeply, or holds a private character.", "Write it in fewer levels.")
        }
        do {
            // Anchors live as long as the parser.
            let parser = try Parser(yaml: tame, resolver: .basic, encoding: .utf8)
            return try withExtendedLifetime(parser) {
                guard let root = try parser.singleRoot() else { return ConfigValue(.null, line: 1) }
                var reader = YAMLReader(limits: limits)
                return try reader.value(of: root, depth: 0)
            }
        } catch let problem as YAMLReader.Problem {
            throw refusal(name, problem.line, problem.message, problem.hint)
        } catch {
            throw explain(error, name)
        }
    }

    private static func explain(_ error: any Error, _ name: String) -> TidemarkError {
        let hint = "Check the indentation, the colons and the quotes around this line."
        switch error as? YamlError {
        case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _),
            .composer(_, let problem, let mark, _):
            return refusal(name, mark.line, "It is not YAML: \(problem).", hint)
        case .reader(let problem, _, _, _):
            return refusal(name, nil, "It is not YAML: \(problem).", "Take control characters out.")
        case .duplicatedKeysInMapping(let keys, let context):
            let named = keys.map { "“\(YAMLAliases.shown($0))”" }.listed
            return refusal(name, context.mark.line, "\(named) is written twice.", "Keep one of the two.")
        default:
            return refusal(name, nil, "It is not YAML.", hint)
        }
    }

    private static func refusal(_ name: String, _ line: Int?, _ message: String, _ hint: String) -> TidemarkError {
        TidemarkError(problems: [ConfigProblem(path: name, line: line, message: message, hint: hint)])
    }
}
