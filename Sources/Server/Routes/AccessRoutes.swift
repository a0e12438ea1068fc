internal import APIModel
internal import HTTPTypes
internal import Service

/// Signing in, and tokens of machines. Answers hold what is shown once, so none is kept under a caller's key.
enum AccessRoutes {
    static let all = [signIn, showCaller, signOut, changePassword, list, add, remove]
    private static let base = RouteTable.base

    private static let signIn = {
        var route = Route.add(
            "\(base)/session", "signIn", "The administrator signs in and is given a token for twelve hours.",
            body: SignInRequest.self, keepsAnswers: false
        ) { request, form in
            try await request.service.signIn(request.caller, form)
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
        "Changes the administrator's password and ends every other session.", body: PasswordChange.self
    ) { request, form in try await request.service.changePassword(request.caller, form) }

    private static let list = Route.read(
        "\(base)/tokens", "listTokens", "Tokens of machines, by name.", RouteParameter.page
    ) { try await $0.service.tokens($0.caller, $0.page) }

    private static let add = Route.add(
        "\(base)/tokens", "addToken", "Makes a token for a machine; its text is shown this once.",
        body: TokenRequest.self, keepsAnswers: false
    ) { request, form in try await request.service.addToken(request.caller, form) }

    private static let remove = Route.remove(
        "\(base)/tokens/{token}", "removeToken", "Whoever uses the token is refused from now on.", condition: .none
    ) { try await $0.service.removeToken($0.caller, named: $0.path("token")) }
}
