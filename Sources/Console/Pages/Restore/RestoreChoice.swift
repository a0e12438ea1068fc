internal import APIModel
internal import Core
internal import Service

/// What somebody has chosen so far on the way to a restore: of the query, or of the form that was sent. It is all there is
/// of it, so that every step has an address of its own.
struct RestoreChoice: Sendable {
    enum Step: String, Sendable, CaseIterable {
        case moment, what, place, confirm
    }

    enum Place: String, Sendable, CaseIterable {
        /// A server that a worker makes.
        case new
        case other
        case source
    }

    /// As the API takes it, or as it was typed where that is no moment.
    private(set) var to = ""
    private(set) var before = ""
    /// Nil where nothing was chosen yet.
    private(set) var isPart: Bool?
    /// Databases and tables.
    private(set) var names: [String] = []
    /// `old=new`.
    private(set) var renames: [String] = []
    private(set) var place: Place?
    /// The other instance.
    private(set) var target = ""
    private(set) var existing = "refuse"
    private(set) var repository = ""
    /// The lookup that says what would happen.
    private(set) var plan = ""
    private(set) var moment: RestoreMoment?
    /// Why `to` or `before` is none.
    private(set) var problem: RefusedFields?

    init(_ request: ConsoleRequest) {
        let sent: (String) -> String = { name in
            request.form.names.isEmpty ? request.query[name] ?? "" : request.form[name]
        }
        to = sent("to")
        // As a timeline says it.
        if to.isEmpty, request.form.names.isEmpty { to = request.query["at"] ?? "" }
        before = sent("before")
        if let part = ["part": true, "all": false][sent("what")] { isPart = part }
        names = Self.lines(sent("names"))
        renames = Self.lines(sent("renames"))
        place = Place(rawValue: sent("where"))
        target = sent("targetInstance")
        let existing = sent("existing")
        if ["replace", "rename-old"].contains(existing), place != .new { self.existing = existing }
        repository = sent("repository")
        plan = sent("plan")
        readMoment(request)
    }

    private mutating func readMoment(_ request: ConsoleRequest) {
        do throws(RefusedFields) {
            if !before.isEmpty {
                let moment = try MomentText.moment(before, "before", request)
                guard case .gtid = moment else {
                    throw RefusedFields(
                        path: "before", request.say(\.restore.noGTID), hint: request.say(\.restore.gtidHint))
                }
                self.moment = moment
                before = moment.description
                to = ""
            } else if !to.isEmpty {
                let moment = try MomentText.moment(to, "to", request)
                self.moment = moment
                to = moment.description
            }
        } catch {
            problem = error
        }
    }

    private static func lines(_ text: String) -> [String] {
        text.split { $0 == "," || $0.isNewline }.map { $0.trimmed }.filter { !$0.isEmpty }
    }

    // MARK: The way

    /// The first that is not done yet.
    var next: Step {
        if moment == nil { return .moment }
        if isPart == nil || isPart == true && names.isEmpty { return .what }
        if place == nil || plan.isEmpty { return .place }
        return .confirm
    }

    /// By name, without what is not chosen.
    var pairs: [(name: String, value: String)] {
        let all = [
            ("to", to), ("before", before), ("what", isPart.map { $0 ? "part" : "all" } ?? ""),
            ("names", names.joined(separator: "\n")), ("renames", renames.joined(separator: "\n")),
            ("where", place?.rawValue ?? ""), ("targetInstance", target),
            ("existing", existing == "refuse" ? "" : existing), ("repository", repository), ("plan", plan),
        ]
        return all.filter { !$0.1.isEmpty }.map { (name: $0.0, value: $0.1) }
    }

    /// Of hidden inputs, besides what the form has itself.
    func hidden(besides fields: [String]) -> [View] {
        pairs.filter { !fields.contains($0.name) && $0.name != "plan" }.map { ["name": $0.name, "value": $0.value] }
    }

    /// Of the forms, by the paths of the API.
    static let fields = ["payload.tables": "names", "payload.databases": "names", "payload": ""]

    static func path(_ project: String, _ name: String) -> String {
        ConsoleRequest.address("restore", project, name)
    }

    func address(_ project: String, _ name: String, step: Step?, plan: String? = nil) -> String {
        var pairs = pairs.filter { $0.name != "plan" || plan == nil }
        if let plan { pairs.append(("plan", plan)) }
        if let step { pairs.append(("step", step.rawValue)) }
        let query = pairs.map { "\($0.name)=\(PercentEncoding.encoded($0.value).replacing("/", with: "%2F"))" }
        return Self.path(project, name) + (query.isEmpty ? "" : "?\(query.joined(separator: "&"))")
    }

    // MARK: What is asked for

    /// Whose name has to be typed; nil where nothing that is there is touched.
    func destroyed(_ name: String) -> String? {
        guard existing != "refuse" else { return nil }
        switch place {
        case .source?: return name
        case .other?: return target
        case .new?, nil: return nil
        }
    }

    /// The instance that is written to; nil for a new server.
    private func targetInstance(_ name: String) -> String? {
        switch place {
        case .source?: name
        case .other?: target
        case .new?, nil: nil
        }
    }

    private var payload: [String: JSONTree] {
        var payload: [String: JSONTree] = [:]
        if before.isEmpty { payload["to"] = .text(to) } else { payload["before"] = .text(before) }
        if isPart == true {
            let tables = names.filter { $0.contains(".") }
            let databases = names.filter { !$0.contains(".") }
            if !tables.isEmpty { payload["tables"] = .list(tables.map { .text($0) }) }
            if !databases.isEmpty { payload["databases"] = .list(databases.map { .text($0) }) }
        }
        if !renames.isEmpty { payload["renames"] = .list(renames.map { .text($0) }) }
        if place != .new, existing != "refuse" { payload["existing"] = .text(existing) }
        return payload
    }

    /// The question what it would do. Throws `RefusedFields` where something is not chosen.
    func forecast(of name: String, _ request: ConsoleRequest) throws(RefusedFields) -> JobForm {
        try requireChosen(request)
        var payload = payload
        payload["what"] = .text("forecast")
        return form("lookup", of: name, payload)
    }

    /// The restore itself. `flavour` is that of the source.
    func restore(of name: String, flavour: String, _ request: ConsoleRequest) throws(RefusedFields) -> JobForm {
        try requireChosen(request)
        var payload = payload
        if place == .new { payload["newInstance"] = .object(["flavour": .text(flavour)]) }
        return form("restore", of: name, payload)
    }

    private func form(_ kind: String, of name: String, _ payload: [String: JSONTree]) -> JobForm {
        JobForm(
            kind: kind, instance: name, repository: repository.isEmpty ? nil : repository,
            targetInstance: targetInstance(name), payload: .object(payload))
    }

    private func requireChosen(_ request: ConsoleRequest) throws(RefusedFields) {
        if let problem { throw problem }
        func refuse(_ field: String, _ word: KeyPath<Words, Word>) -> RefusedFields {
            RefusedFields(path: field, request.say(\.restore.notChosen), hint: request.say(word))
        }
        if moment == nil { throw refuse("to", \.restore.chooseMoment) }
        if isPart == nil || isPart == true && names.isEmpty { throw refuse("names", \.restore.chooseWhat) }
        if place == nil { throw refuse("where", \.restore.choosePlace) }
        if place == .other, target.isEmpty { throw refuse("targetInstance", \.restore.chooseTarget) }
    }
}

extension Substring {
    /// Without the blanks around it.
    fileprivate var trimmed: String {
        var text = self
        while text.first?.isWhitespace == true { text.removeFirst() }
        while text.last?.isWhitespace == true { text.removeLast() }
        return String(text)
    }
}
