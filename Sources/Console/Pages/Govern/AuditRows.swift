internal import APIModel
internal import Core
internal import Service

/// Entries of the audit as rows.
enum AuditRows {
    static func row(_ entry: AuditEntryDocument, _ request: ConsoleRequest) -> View {
        let tone =
            switch entry.result {
            case "allowed": "ok"
            case "refused": "bad"
            default: "warn"
            }
        let kind = request.label(entry.resourceKind, "access", "kind")
        let about = [kind, entry.project ?? "", entry.resource ?? entry.instance ?? entry.repository ?? ""]
        return [
            "number": "\(entry.number)", "at": request.time(entry.happenedAt.timestamp), "who": entry.who,
            "whoPath": "/audit?who=\(PercentEncoding.encoded(entry.who))", "function": entry.function,
            "about": about.filter { !$0.isEmpty }.joined(separator: " · "), "tone": tone,
            "result": request.label(entry.result, "audit", "result"), "code": entry.code, "address": entry.address,
            "parts": parts(entry, request), "changes": entry.changes.flatMap(json),
        ]
    }

    private static func parts(_ entry: AuditEntryDocument, _ request: ConsoleRequest) -> [View] {
        let named: [(KeyPath<Words, Word>, String?)] = [
            (\.audit.verb, entry.verb.map { request.label($0, "access", "verb") }), (\.audit.instance, entry.instance),
            (\.audit.request, entry.request), (\.audit.session, entry.session), (\.audit.approval, entry.approval),
            (\.audit.rights, entry.rights.flatMap(json)), (\.audit.hash, entry.hash),
        ]
        return named.compactMap { word, value in
            value.map { value -> View in ["label": request.say(word), "value": value] }
        }
    }

    private static func json(_ tree: JSONTree) -> String? {
        (try? WireJSON.bytes(tree)).map { String(decoding: $0, as: UTF8.self) }
    }
}
