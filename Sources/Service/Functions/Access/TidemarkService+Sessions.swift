package import APIModel
internal import Catalog
internal import Core

/// Sessions of people.
extension TidemarkService {
    /// Those that last, of everybody or of one person, by their names.
    package func sessions(
        _ caller: Caller, of person: String?, _ page: PageRequest
    ) async throws -> Page<OpenSessionDocument> {
        let terms = terms
        return try await read(caller, .listSessions, on: Self.resource(person)) { transaction, _ in
            var current: String?
            if case .person(let own) = caller.identity { current = own.session }
            return try transaction.openSessions(of: person, page, terms, current: current)
        }
    }

    /// Throws `catalog.missing`. Whoever uses it has to sign in again.
    package func endSession(_ caller: Caller, _ id: String) async throws {
        try await write(caller, .endSession, on: Self.resource(nil)) { transaction, _ in
            guard try transaction.sessions.remove(id) else { throw transaction.session.missing("session \(id)") }
        }
    }
}

extension CatalogTransaction {
    func openSessions(
        of person: String?, _ page: PageRequest, _ terms: SessionTerms, current: String?
    ) throws -> Page<OpenSessionDocument> {
        let now = try now()
        let rows = try sessions.page(of: person, after: page.after, limit: page.limit + 1)
        let shown = rows.prefix(page.limit)
        return Page(
            items: shown.filter { !$0.isOver(at: now, terms) }.map { $0.view(isCurrent: $0.id == current) },
            next: rows.count > page.limit ? shown.last?.id : nil)
    }
}
