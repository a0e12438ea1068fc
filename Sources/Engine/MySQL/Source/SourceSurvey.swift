package import Core
internal import MySQLWire

/// What a server shows of itself to whoever wants to know whether its backups hold everything.
package struct SourceSurvey: Sendable {
    package var version: String
    /// Its clock when it answered.
    package var time: Timestamp
    /// Without those that belong to the server.
    package var databases: [String]
    package var checks: [CheckResult]

    /// Asks a server. Throws `source.unreachable` and what else connecting and asking throw.
    package static func take(_ access: ServerAccess) async throws(TidemarkError) -> SourceSurvey {
        let session = try await SourceSession.open(access)
        do {
            let survey = try await take(session)
            await session.close()
            return survey
        } catch {
            await session.close()
            throw error
        }
    }

    private static func take(_ session: SourceSession) async throws(TidemarkError) -> SourceSurvey {
        let databases = try await session.query("SHOW DATABASES")
        let names = databases.rows.indices.compactMap { databases.string($0, 0) }
        let checks = try await Precheck(session).run()
        let time = try await clock(of: session)
        return SourceSurvey(
            version: "\(session.version)", time: time, databases: names.filter { !SystemSchemas.contains($0) }.sorted(),
            checks: checks)
    }

    /// The server's clock, as far as a round trip can tell it. Throws `source.protocol` where it says none.
    package static func clock(of session: SourceSession) async throws(TidemarkError) -> Timestamp {
        let text = try await session.query("SELECT CAST(UNIX_TIMESTAMP(NOW(6)) * 1000000 AS SIGNED)").firstValue
        guard let microseconds = text.flatMap({ Int64($0) }) else {
            throw TidemarkError(
                .sourceProtocol, "The server \(session.access.address) does not say what time it is.",
                hint: "Report this with the server's version.")
        }
        return Timestamp(microseconds: microseconds)
    }
}
