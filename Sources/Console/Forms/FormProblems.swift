package import Core
internal import Service

/// What was wrong with what a visitor sent: shown beside the fields, and what belongs to none above the form.
package struct FormProblems: Sendable {
    package struct Item: Sendable {
        package let path: String
        package let message: String
        package let hint: String
    }

    package let items: [Item]
    /// Of an error that is about no field.
    package let error: TidemarkError?

    /// Of the whole; nil where nothing is wrong.
    package let code: String?

    /// What it is, where the message is not in the visitor's language.
    private var summary: String?

    package static let none = FormProblems(items: [], error: nil, code: nil)

    private init(items: [Item], error: TidemarkError?, code: String?) {
        self.items = items
        self.error = error
        self.code = code
    }

    /// Throws the error again where it is none that a form can show: nobody has signed in, or a defect.
    package init(_ error: any Error, for request: ConsoleRequest) throws {
        try self.init(error)
        summary = request.fault(code)
    }

    /// Without words of the visitor's language.
    package init(_ error: any Error) throws {
        switch error {
        case let refused as RefusedFields:
            self.init(
                items: refused.problems.map { Item(path: Self.field($0.path), message: $0.message, hint: $0.hint) },
                error: nil,
                code: refused.error.code.rawValue)
        case let known as TidemarkError where known.code != .accessRequired:
            self.init(items: [], error: known, code: known.code.rawValue)
        default: throw error
        }
    }

    /// What a kind of job has of its own are fields like others on a page.
    private static func field(_ path: String) -> String {
        path.hasPrefix("payload.") ? String(path.dropFirst("payload.".count)) : path
    }

    package var isEmpty: Bool { items.isEmpty && error == nil }

    /// Those of a field, also of what is inside it.
    package func of(_ name: String) -> [Item] {
        items.filter { $0.path == name || $0.path.hasPrefix("\(name).") || $0.path.hasPrefix("\(name)[") }
    }

    /// For the partial `problems`: what no field of `names` shows.
    package func view(besides names: [String] = []) -> View {
        let rest = items.filter { item in
            !names.contains { item.path == $0 || item.path.hasPrefix("\($0).") || item.path.hasPrefix("\($0)[") }
        }
        let lines = rest.map { item -> View in ["path": item.path, "message": item.message, "hint": item.hint] }
        // What an approval is asked and used by on the command line says nothing here: the page has words and a field of its own.
        let isWanted = error?.code == .accessApproval
        let isPlain = isWanted && error?.hint.contains("Tidemark-Approval-Reason") == true
        let asked = askedPath
        let isKnown = isPlain || asked != nil
        return [
            "isThere": !isEmpty, "isKnown": isKnown, "tone": isKnown ? "attention" : "danger",
            "summary": isKnown || error == nil ? nil : summary, "message": isKnown ? nil : error?.message,
            "hint": isWanted ? "" : error?.hint,
            "code": error?.code.rawValue, "lines": lines, "needsApproval": isWanted, "askedPath": asked,
        ]
    }

    /// The page of the request that others were just asked to approve.
    private var askedPath: String? {
        guard let error, error.code == .accessAsked else { return nil }
        let words = error.message.split { !$0.isLetter && !$0.isNumber }
        return words.first { $0.count >= 32 }.map { ConsoleRequest.address("approvals", String($0)) }
    }
}
