internal import APIModel
internal import HTTPTypes
internal import Service

/// Signing in, one's own account, and tokens of machines. Answers hold what is shown once, so none is kept under a caller's
/// key.
enum AccessRoutes {
    static let all =
        [signIn, showCaller, signOut, changePassword, ownSessions, endOwnSession]
        + [beginFactor, confirmFactor, removeFactor, renewCodes] + [list, add, rotate, remove]
    private static let base = RouteTable.base

    private static let signIn = {
        var route = Route.add(
            "\(base)/session", "signIn", "A person signs in and is given a token for a session.",
            body: SignInRequest.self, keepsAnswers: false
        ) { request, form in
            try await request.service.signIn(request.caller, form, agent: request.agent)
        }
        route.access = .everybody
        return route
    }()

    private static let showCaller = Route.read(
        "\(base)/session", "getCaller", "Who the server takes the caller for."
    ) { try await $0.service.showCaller($0.caller) }

    private static let signOut = Route.remove(
        "\(base)/session", "signOut", "The caller's session ends.", condition: .none
    ) { try await $0.service.signOut($0.caller) }

    private static let changePassword = Route.tell(
        .put, "\(base)/session/password", "changePassword",
        "Changes the caller's own password and ends every other session of the caller.", body: PasswordChange.self
    ) { request, form in try await request.service.changeOwnPassword(request.caller, form) }

    private static let ownSessions = Route.read(
        "\(base)/session/sessions", "listOwnSessions", "The caller's own sessions, by their names.",
        RouteParameter.page
    ) { try await $0.service.ownSessions($0.caller, $0.page) }

    private static let endOwnSession = Route.remove(
        "\(base)/session/sessions/{session}", "endOwnSession", "One of the caller's own sessions ends.",
        condition: .none
    ) { try await $0.service.endOwnSession($0.caller, $0.path("session")) }

    private static let beginFactor = Route.act(
        "\(base)/session/factor", "beginFactor",
        "Makes a secret for the caller's authenticator, which counts once it is confirmed.",
        body: .type(FactorRequest.self), keepsAnswers: false
    ) { try await $0.service.beginFactor($0.caller, try $0.value(FactorRequest.self)) }

    private static let confirmFactor = Route.act(
        "\(base)/session/factor/confirmation", "confirmFactor",
        "From now on the second factor is asked for; answers with recovery codes, shown this once.",
        body: .type(FactorCode.self), keepsAnswers: false
    ) { try await $0.service.confirmFactor($0.caller, try $0.value(FactorCode.self)) }

    private static let removeFactor = Route.tell(
        .post, "\(base)/session/factor/removal", "removeFactor", "The caller's second factor is taken away.",
        body: FactorRemoval.self
    ) { request, form in try await request.service.removeFactor(request.caller, form) }

    private static let renewCodes = Route.act(
        "\(base)/session/factor/codes", "renewRecoveryCodes",
        "Recovery codes in the place of those there were, shown this once.", body: .type(FactorRemoval.self),
        keepsAnswers: false
    ) { try await $0.service.renewRecoveryCodes($0.caller, try $0.value(FactorRemoval.self)) }

    private static let list = Route.read(
        "\(base)/tokens", "listTokens", "Tokens of machines, by name.", RouteParameter.page
    ) { try await $0.service.tokens($0.caller, $0.page) }

    private static let add = Route.add(
        "\(base)/tokens", "addToken", "Makes a token for a machine; its text is shown this once.",
        body: TokenRequest.self, keepsAnswers: false
    ) { request, form in try await request.service.addToken(request.caller, form) }

    private static let rotate = Route.act(
        "\(base)/tokens/{token}/rotation", "rotateToken",
        "The token gets another secret, shown this once; the old one is taken for the minutes of grace.",
        body: .type(TokenRotation.self), keepsAnswers: false
    ) { request in
        try await request.service.rotateToken(
            request.caller, named: request.path("token"), try request.value(TokenRotation.self))
    }

    private static let remove = Route.remove(
        "\(base)/tokens/{token}", "removeToken", "Whoever uses the token is refused from now on.", condition: .none
    ) { try await $0.service.removeToken($0.caller, named: $0.path("token")) }
}
