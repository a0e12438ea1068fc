internal import Core
internal import Foundation
internal import MySQLWire

extension Lab {
    /// Returns once everything `source` has committed by now is stored, as `list` tells: a second later, as a rule. There must
    /// be a base.
    package func awaitStored(_ source: DatabaseServer, atMost limit: Duration = .seconds(60)) async throws {
        let connection = try await source.connect()
        let now = try await connection.query("SELECT DATE_FORMAT(UTC_TIMESTAMP(6), '%Y-%m-%dT%H:%i:%s.%fZ')").firstValue
        await connection.close()
        guard let now, let wanted = try? Timestamp(parsing: now) else {
            throw TestKitError("the source's time is not understood: \(now ?? "nothing")")
        }
        let deadline = ContinuousClock.now + limit
        while true {
            let listed = try await list().first { $0.contains(#""event":"instance""#) } ?? ""
            if let end = Self.windowEnd(listed), end >= wanted { return }
            guard ContinuousClock.now < deadline else {
                throw TestKitError("not stored in time: what was committed by \(now); \(listed)")
            }
            try await Task.sleep(for: .milliseconds(200))
        }
    }

    private static func windowEnd(_ line: String) -> Timestamp? {
        struct Line: Decodable { let windowEnd: String? }
        return (try? JSONDecoder().decode(Line.self, from: Data(line.utf8)))?.windowEnd
            .flatMap { try? Timestamp(parsing: $0) }
    }
}
