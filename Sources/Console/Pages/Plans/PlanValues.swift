internal import APIModel
internal import Core
package import Service

/// What a plan's form holds: texts by the paths of the plain form. From a plan, or as a visitor sent it; and back.
package struct PlanValues {
    package private(set) var texts: [String: String] = [:]

    package subscript(path: String) -> String { texts[path] ?? "" }

    /// Of a plan as it is.
    package init(_ plan: Plan) {
        fill(plan.plain, "")
        texts["log"] = plan.streamsLog ? "true" : ""
        texts["limits.adaptive"] = plan.limits.isAdaptive ? "true" : ""
        for path in ["cycle", "drills.cycle"] {
            texts["\(path).kind"] =
                texts["\(path).at"] != nil
                ? "weekly" : texts["\(path).every"] != nil ? "hours" : texts["\(path).cron"] != nil ? "cron" : ""
        }
    }

    /// Of a form.
    package init(_ form: ConsoleForm) {
        for entry in PlanEntry.all { texts[entry.path] = form.optional(entry.path) }
    }

    private mutating func fill(_ value: ConfigValue, _ path: String) {
        switch value.kind {
        case .map(let entries):
            for entry in entries { fill(entry.value, path.isEmpty ? entry.key : "\(path).\(entry.key)") }
        case .list(let values):
            let isPlain = values.allSatisfy { if case .map = $0.kind { false } else { true } }
            texts[path] = isPlain ? values.map(Self.plain).joined(separator: ", ") : Self.document(values)
        default: texts[path] = Self.plain(value)
        }
    }

    private static func plain(_ value: ConfigValue) -> String {
        switch value.kind {
        case .text(let text): text
        case .integer(let number): "\(number)"
        case .bool(let flag): "\(flag)"
        case .null, .list, .map: ""
        }
    }

    /// A list of groups, one a line: JSON, which is YAML too.
    private static func document(_ values: [ConfigValue]) -> String {
        values.map { value in
            let bytes = (try? WireJSON.bytes(JSONTree(value))) ?? []
            return "- \(String(decoding: bytes, as: UTF8.self))"
        }.joined(separator: "\n")
    }

    /// The plain form, without what is empty. Throws `RefusedFields` where a document in a field cannot be read.
    package func value() throws -> ConfigValue {
        var root = Branch()
        for entry in PlanEntry.all where isMeant(entry) {
            let text = self[entry.path]
            let path = entry.path.split(separator: ".").map(String.init)
            switch entry.kind {
            case .box: if text.isEmpty { root.set(path, ConfigValue(.bool(false))) }
            case .text, .number, .word, .repository: if !text.isEmpty { root.set(path, .text(text)) }
            case .list:
                let words = text.split { $0 == "," || $0.isWhitespace }.map(String.init)
                if !words.isEmpty { root.set(path, .texts(words)) }
            case .document:
                guard !text.isEmpty else { continue }
                do {
                    root.set(path, try YAMLDocument.read(Array(text.utf8), name: entry.path))
                } catch {
                    throw RefusedFields(path: entry.path, error.message, hint: error.hint)
                }
            }
        }
        return root.value
    }

    /// A choice of the form is no field of a plan, and what belongs to another choice is not sent.
    private func isMeant(_ entry: PlanEntry) -> Bool {
        guard !entry.path.hasSuffix(".kind") else { return false }
        if entry.path == "drills.cycle.zone" { return !self["drills.cycle.kind"].isEmpty }
        guard let condition = entry.condition else { return true }
        let halves = condition.split(separator: "=").map(String.init)
        return halves.count == 2 && self[halves[0]] == halves[1]
    }

    /// Groups of fields as they come.
    private struct Branch {
        private var leaves: [(String, ConfigValue)] = []
        private var branches: [(String, Branch)] = []

        mutating func set(_ path: [String], _ value: ConfigValue) {
            guard let first = path.first else { return }
            guard path.count > 1 else {
                leaves.append((first, value))
                return
            }
            let rest = Array(path.dropFirst())
            if let index = branches.firstIndex(where: { $0.0 == first }) {
                branches[index].1.set(rest, value)
            } else {
                var branch = Branch()
                branch.set(rest, value)
                branches.append((first, branch))
            }
        }

        var value: ConfigValue {
            .map(leaves.map { ($0.0, Optional($0.1)) } + branches.map { ($0.0, Optional($0.1.value)) })
        }
    }
}
