internal import Core

/// What went wrong on a connection to PostgreSQL.
struct PostgresFailure: Error, Sendable, CustomStringConvertible {
    /// Five characters, as PostgreSQL documents them; empty where no server said anything.
    let state: String
    let message: String
    /// The connection is of no use any more.
    let isConnectionLost: Bool
    /// COMMIT was sent and not answered.
    var isOutcomeUnknown = false

    var description: String { state.isEmpty ? message : "\(message) (SQLSTATE \(state))" }

    /// Whether the same transaction may succeed when it is run again: 40001 serialization failure, 40P01 deadlock,
    /// 55P03 lock not to be had in time.
    var isConflict: Bool { state == "40001" || state == "40P01" || state == "55P03" }

    var explained: TidemarkError {
        switch state {
        case _ where isOutcomeUnknown:
            TidemarkError(
                .catalogUnavailable, "The connection to the catalog broke while a change was being committed.",
                hint: "Look whether the change was made, and ask for it again where it was not.", cause: self)
        // Before the next: a connection that was refused is lost as well.
        case "28000", "28P01", "42501", "3D000":
            TidemarkError(
                .catalogRefused, "The catalog's PostgreSQL server does not let the service in: \(message)",
                hint: "Check user, password, database and rights in the catalog's URL.", cause: self)
        case _ where isConnectionLost:
            TidemarkError(
                .catalogUnavailable, "The catalog's PostgreSQL server does not answer.",
                hint: "Check that it runs and lets this machine in.", cause: self)
        case _ where isConflict || state == "57014":
            TidemarkError(
                .catalogBusy, "The catalog's PostgreSQL server was kept busy by others for too long.",
                hint: "Try again; look at pg_stat_activity where it goes on.", cause: self)
        case "23505", "23503", "23514", "23502":
            TidemarkError(
                .catalogExists, "The catalog refuses a change: \(message)",
                hint: "Use another name, or take away first what depends on it.", cause: self)
        default:
            TidemarkError(
                .catalogRefused, "The catalog's PostgreSQL server refuses a statement: \(message)",
                hint: "Check the server's log; report this with its version.", cause: self)
        }
    }
}
