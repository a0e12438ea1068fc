package import APIModel
internal import Core

extension AuditEntryDocument {
    /// Nil where the line's text is no entry.
    package init?(_ line: AuditLine) {
        guard let entry = line.entry else { return nil }
        func tree(_ value: some Encodable) -> JSONTree? {
            (try? WorkJSON.bytes(value)).flatMap { try? WorkJSON.value(JSONTree.self, in: $0) }
        }
        self.init(
            number: entry.number, happenedAt: WireTime(entry.time), who: entry.who.name,
            whoKind: entry.who.kind.rawValue, method: entry.who.method, hasSecondFactor: entry.who.hasSecondFactor,
            session: entry.who.session, address: entry.address, request: entry.request, function: entry.function,
            verb: entry.verb, resourceKind: entry.resource.kind, project: entry.resource.project,
            resource: entry.resource.name, instance: entry.resource.instance, repository: entry.resource.repository,
            result: entry.result.rawValue, code: entry.code, approval: entry.approval, calls: entry.calls,
            rights: entry.rights.flatMap(tree), changes: entry.changes.flatMap(tree), hash: line.hash.text)
    }
}
