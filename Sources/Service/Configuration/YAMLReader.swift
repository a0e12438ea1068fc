internal import Yams

/// Turns the parser's nodes into values, in the order of the document.
struct YAMLReader {
    struct Problem: Error {
        let line: Int?
        let message: String
        let hint: String
    }

    private let limits: YAMLLimits
    private var left: Int
    /// What anchors stand for, the newest of a name, with the number of values in it.
    private var anchored: [String: (value: ConfigValue, count: Int)] = [:]

    init(limits: YAMLLimits) {
        self.limits = limits
        left = limits.values
    }

    mutating func value(of node: Node, depth: Int) throws(Problem) -> ConfigValue {
        let line = node.mark?.line
        try take(1, line)
        guard depth <= limits.depth else {
            throw Problem(
                line: line, message: "It is nested more than \(limits.depth) levels deep.",
                hint: "Write it in fewer levels.")
        }
        let before = left
        let value: ConfigValue
        switch node {
        case .scalar(let scalar):
            if isPlain(scalar), let name = YAMLAliases.name(scalar.string) { return try alias(name, line) }
            try refuseTag(scalar.tag.rawValue, line)
            value = ConfigValue(kind(of: scalar), line: line)
        case .sequence(let sequence):
            try refuseTag(sequence.tag.rawValue, line)
            var values: [ConfigValue] = []
            for item in sequence { values.append(try self.value(of: item, depth: depth + 1)) }
            value = ConfigValue(.list(values), line: line)
        case .mapping(let mapping):
            try refuseTag(mapping.tag.rawValue, line)
            value = ConfigValue(.map(try entries(of: mapping, depth: depth)), line: line)
        case .alias:
            throw Problem(line: line, message: "An alias stands where none is read.", hint: "Write it out.")
        }
        if let name = node.anchor?.rawValue { anchored[name] = (value, before - left + 1) }
        return value
    }

    private mutating func entries(of mapping: Node.Mapping, depth: Int) throws(Problem) -> [ConfigEntry] {
        var entries: [ConfigEntry] = []
        var merged: [ConfigEntry] = []
        for (key, node) in mapping {
            let line = key.mark?.line
            guard case .scalar(let scalar) = key, !isPlain(scalar) || YAMLAliases.name(scalar.string) == nil else {
                throw Problem(
                    line: line, message: "A name of a field is not a plain text.", hint: "Write it like name: value.")
            }
            try refuseTag(scalar.tag.rawValue, line)
            try take(1, line)
            let value = try self.value(of: node, depth: depth + 1)
            if isPlain(scalar), scalar.string == "<<" {
                merged += try self.merged(value, line)
            } else {
                entries.append(ConfigEntry(key: YAMLAliases.shown(scalar.string), value: value, line: line))
            }
        }
        // What is written here comes before what is merged, and of that the first before the others.
        var written = Set(entries.map(\.key))
        for entry in merged where written.insert(entry.key).inserted { entries.append(entry) }
        return entries
    }

    private func merged(_ value: ConfigValue, _ line: Int?) throws(Problem) -> [ConfigEntry] {
        var parts = [value]
        if case .list(let values) = value.kind { parts = values }
        var entries: [ConfigEntry] = []
        for part in parts {
            guard case .map(let more) = part.kind else {
                throw Problem(
                    line: line, message: "<< stands before something that is no group of fields.",
                    hint: "Write it like <<: *name, where name is the anchor of a group of fields.")
            }
            entries += more
        }
        return entries
    }

    private mutating func alias(_ name: String, _ line: Int?) throws(Problem) -> ConfigValue {
        guard let (value, count) = anchored[name] else {
            throw Problem(
                line: line, message: "Nothing before it has the anchor \(name).",
                hint: "Write &\(name) before what it stands for, or put the text into quotes.")
        }
        try take(count, line)
        return value
    }

    private mutating func take(_ count: Int, _ line: Int?) throws(Problem) {
        left -= count
        guard left >= 0 else {
            throw Problem(line: line, message: "It holds more than \(limits.values) values.", hint: "Divide it.")
        }
    }

    private func refuseTag(_ tag: String, _ line: Int?) throws(Problem) {
        let plain = ["", "!", "str", "seq", "map"]
        let name = tag.hasPrefix("tag:yaml.org,2002:") ? String(tag.dropFirst("tag:yaml.org,2002:".count)) : tag
        guard plain.contains(name) else {
            throw Problem(line: line, message: "The tag \(tag) is not read.", hint: "Leave it out.")
        }
    }

    private func isPlain(_ scalar: Node.Scalar) -> Bool { scalar.style == .plain }

    private func kind(of scalar: Node.Scalar) -> ConfigValue.Kind {
        let text = YAMLAliases.shown(scalar.string)
        // `!!str 5` is a text although it is plain.
        guard isPlain(scalar), scalar.tag.rawValue.isEmpty else { return .text(text) }
        switch text {
        case "", "~", "null": return .null
        case "true": return .bool(true)
        case "false": return .bool(false)
        default:
            // Only as numbers are written again, so that 007 stays what it is.
            if let number = Int64(text), String(number) == text { return .integer(number) }
            return .text(text)
        }
    }
}
