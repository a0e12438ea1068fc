import Core
import TestKit

/// Every change of a job's state, lease or worker, written down by the catalog's own database.
///
/// The catalog keeps the newest lease of a job alone. A trigger that the test adds keeps all of them, in the order in which they
/// were made: a job can be claimed only by whoever has seen it free, so a claim has a higher number than the end before it.
struct LeaseHistory: Sendable {
    let postgres: PostgresServer
    let database: String

    struct Change: Sendable {
        let number: Int64
        let job: String
        let kind: String
        let instance: String
        let lease: Int64
        let worker: String
        let state: String

        var isHeld: Bool { state == "running" }
    }

    func install() async throws {
        _ = try await ask(
            """
            CREATE SCHEMA chaos;
            CREATE TABLE chaos.changes (number BIGSERIAL PRIMARY KEY, job TEXT NOT NULL, kind TEXT NOT NULL,
                instance TEXT NOT NULL, lease BIGINT NOT NULL, worker TEXT NOT NULL, state TEXT NOT NULL);
            CREATE FUNCTION chaos.note() RETURNS trigger LANGUAGE plpgsql AS $note$
            BEGIN
                INSERT INTO chaos.changes (job, kind, instance, lease, worker, state)
                VALUES (NEW.id, NEW.kind, COALESCE(NEW.instance, ''), NEW.lease, COALESCE(NEW.worker, ''), NEW.state);
                RETURN NULL;
            END $note$;
            CREATE TRIGGER chaos_note AFTER UPDATE ON jobs FOR EACH ROW
                WHEN (OLD.state <> NEW.state OR OLD.lease <> NEW.lease OR OLD.worker IS DISTINCT FROM NEW.worker)
                EXECUTE FUNCTION chaos.note();
            """)
    }

    /// All of them, oldest first.
    func changes() async throws -> [Change] {
        let text = try await ask(
            "SELECT number, job, kind, instance, lease, worker, state FROM chaos.changes ORDER BY number")
        return try text.split(separator: "\n").map { line in
            let words = line.split(separator: "|", omittingEmptySubsequences: false).map(String.init)
            guard words.count == 7, let number = Int64(words[0]), let lease = Int64(words[4]) else {
                throw TestKitError("no change of a job: \(line)")
            }
            return Change(
                number: number, job: words[1], kind: words[2], instance: words[3], lease: lease, worker: words[5],
                state: words[6])
        }
    }

    private func ask(_ sql: String) async throws -> String {
        let answer = try await postgres.psql(database, sql)
        guard answer.status.isSuccess else { throw TestKitError("the catalog's history: \(answer.errors)") }
        return answer.output
    }
}
