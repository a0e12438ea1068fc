internal import APIModel
internal import Service

/// A form of this console that others have approved, made again from what they were shown.
package struct ApprovedForm: Sendable {
    /// Path and query.
    package let address: String
    package let fields: [(name: String, value: String)]

    /// Nil where it was no form, was too long to be kept, or held something secret.
    package init?(_ request: String) {
        guard let end = request.firstRange(of: "\n\n") else { return nil }
        let head = request[..<end.lowerBound].split(separator: " ", maxSplits: 1).map(String.init)
        guard head.count == 2, head[0] == "POST", !head[1].hasPrefix("/api/"), LocalPath.checked(head[1]) == head[1],
            let tree = try? WireJSON.value(JSONTree.self, from: Array(request[end.upperBound...].utf8)),
            case .object(let members) = tree
        else { return nil }
        var fields: [(name: String, value: String)] = []
        for (name, value) in members.sorted(by: { $0.key < $1.key }) {
            let values: [JSONTree] = if case .list(let several) = value { several } else { [value] }
            for value in values {
                // What was left out stands as an ellipsis.
                guard case .text(let text) = value, text != "…" else { return nil }
                fields.append((name, text))
            }
        }
        address = head[1]
        self.fields = fields
    }
}
