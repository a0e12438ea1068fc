internal import APIModel
internal import Catalog
internal import Core

extension CatalogTransaction {
    var signIns: SignInStore { SignInStore(session: session, sealing: sealing) }
}

/// Sign-ins by a provider that are under way.
struct SignInStore {
    let session: any CatalogSession
    let sealing: any SecretSealing

    /// Seconds for the way to the provider and back.
    static let seconds: Double = 600
    /// Seconds for fetching the session.
    static let collectSeconds: Double = 120
    /// Under way at a time, in all and from one address: each is a row that anybody can have made.
    private static let most = 5000
    private static let mostOfAddress = 20

    /// Throws `access.delayed` where too many are under way.
    func add(_ flow: ProviderFlow, browser: Secret, challenge: String, port: Int?, from address: String) throws {
        let now = try session.now()
        try session.execute("DELETE FROM sign_ins WHERE expires_at <= ?", [CatalogValue(now)])
        let row = try session.first(
            "SELECT COUNT(*) AS n, COUNT(CASE WHEN address = ? THEN 1 END) AS own FROM sign_ins", [.text(address)])
        guard let row, try row.integer("n") < Int64(Self.most), try row.integer("own") < Int64(Self.mostOfAddress)
        else {
            throw TidemarkError(
                .accessDelayed, "Too many sign-ins are under way, from here or in all.",
                hint: "Try again in \(DurationText.of(seconds: Self.seconds)).")
        }
        let id = ProviderFlow.digest(of: flow.state)
        try session.execute(
            """
            INSERT INTO sign_ins (id, sealed, browser, challenge, port, address, created_at, expires_at, state, has_factor)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, 'begun', 0)
            """,
            [
                .text(id), .blob(try sealing.seal(flow.stored, context: "sign-in/\(id)")),
                .text(ProviderFlow.digest(of: browser)), .text(challenge), CatalogValue(port.map { Int64($0) }),
                .text(address), CatalogValue(now), CatalogValue(now.adding(seconds: Self.seconds)),
            ])
    }

    /// The flow that a browser came back with, which can come back once. Nil where there is none of its own.
    func take(state: Secret, browser: Secret) throws -> (flow: ProviderFlow, port: Int?)? {
        let id = ProviderFlow.digest(of: state)
        let rows = try session.query(
            """
            UPDATE sign_ins SET state = 'taken' WHERE id = ? AND browser = ? AND state = 'begun' AND expires_at > ?
            RETURNING sealed, port
            """, [.text(id), .text(ProviderFlow.digest(of: browser)), CatalogValue(try session.now())])
        guard let row = rows.first,
            let flow = ProviderFlow(
                state: state, stored: try sealing.open(try row.blob("sealed"), context: "sign-in/\(id)"))
        else { return nil }
        return (flow: flow, port: try row.optionalInteger("port").map { Int($0) })
    }

    /// Whether it was still there.
    func finish(_ flow: ProviderFlow, code: Secret, as identity: PersonIdentity) throws -> Bool {
        try session.execute(
            """
            UPDATE sign_ins SET state = 'done', code_digest = ?, person = ?, group_names = ?, has_factor = ?, expires_at = ?
            WHERE id = ? AND state = 'taken'
            """,
            [
                .text(ProviderFlow.digest(of: code)), .text(identity.name), .text(try WorkJSON.text(identity.groups)),
                CatalogValue(identity.hasSecondFactor),
                CatalogValue(try session.now().adding(seconds: Self.collectSeconds)),
                .text(ProviderFlow.digest(of: flow.state)),
            ]) == 1
    }

    /// Who a code stands for, once; with the challenge that its holder has to meet. Nil where it is unknown or too old.
    func collect(code: Secret) throws -> (identity: PersonIdentity, challenge: String)? {
        let row = try session.query(
            """
            DELETE FROM sign_ins WHERE code_digest = ? AND state = 'done' AND expires_at > ?
            RETURNING person, group_names, has_factor, challenge
            """, [.text(ProviderFlow.digest(of: code)), CatalogValue(try session.now())]
        ).first
        guard let row else { return nil }
        let identity = PersonIdentity(
            name: try row.text("person"), session: "",
            groups: try WorkJSON.value([String].self, in: try row.text("group_names")),
            hasSecondFactor: try row.flag("has_factor"), method: .provider)
        return (identity: identity, challenge: try row.text("challenge"))
    }
}
