internal import Core
internal import MySQLWire

/// Prepared statements of one connection by their text, oldest use closed first.
///
/// Belongs to the task that uses the connection.
final class StatementStore {
    let session: TargetSession
    private var statements: [String: PreparedStatement] = [:]
    private var order: [String] = []
    private let limit: Int

    init(_ session: TargetSession, limit: Int = 256) {
        self.session = session
        self.limit = limit
    }

    func statement(_ sql: String) async throws -> PreparedStatement {
        if let found = statements[sql] { return found }
        if order.count >= limit, let oldest = order.first, let statement = statements[oldest] {
            order.removeFirst()
            statements[oldest] = nil
            try await close(statement)
        }
        do {
            let statement = try await session.connection.prepare(sql)
            statements[sql] = statement
            order.append(sql)
            return statement
        } catch {
            throw session.failure(error, doing: TargetSession.excerpt(sql))
        }
    }

    /// Forgets all statements, because a table they name was changed.
    func removeAll() async throws {
        for statement in statements.values {
            try await close(statement)
        }
        statements = [:]
        order = []
    }

    private func close(_ statement: PreparedStatement) async throws {
        do {
            try await session.connection.closeStatement(statement)
        } catch {
            throw session.failure(error, doing: "the end of a prepared statement")
        }
    }
}
