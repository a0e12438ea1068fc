internal import APIModel
internal import Core
internal import HTTPTypes
internal import Service

/// Signing in by a provider: a browser goes there and comes back, and the program that began it fetches its session.
enum SignInRoutes {
    static let all = [ways, begin, finish, collect]
    private static let base = "\(RouteTable.base)/sign-in"
    private static let cookie = "tidemark_sign_in"

    private static let ways = open(
        Route.read(base, "getSignInWays", "How one can sign in here.") { try await $0.service.signInWays($0.caller) })

    private static let begin = open(
        Route(
            method: .get, path: "\(base)/provider", name: "beginProviderSignIn",
            summary: "Sends a browser to the provider.",
            parameters: [
                RouteParameter(
                    name: "challenge", schema: .text(TextRule(pattern: "^[A-Za-z0-9_-]{43}$", least: 43, most: 43)),
                    text: "S256 (RFC 7636) of what is shown for the session at the end."),
                RouteParameter(
                    name: "port", schema: .integer(1024...65_535),
                    text: "Where a program of the browser's machine waits for the code; it is shown where absent."),
            ],
            answer: RouteAnswer(status: 302, form: .nothing)
        ) { request in
            guard let challenge = request.query["challenge"] else {
                throw RefusedFields(
                    path: "query.challenge", "It is missing.", hint: "Begin with tidemark login --provider.")
            }
            let start = try await request.service.beginProviderSignIn(
                request.caller, challenge: challenge, port: request.query["port"].flatMap { Int($0) })
            var answer = ServerAnswer(status: 302, contentType: "", content: .nothing)
            answer.headers["Location"] = start.address
            answer.headers["Set-Cookie"] = setting(start.browser, seconds: start.seconds, isSecure: start.isSecure)
            return answer
        })

    private static let finish = {
        var route = Route(
            method: .get, path: "\(base)/provider/callback", name: "finishProviderSignIn",
            summary:
                "Where the provider sends the browser back to: hands a code to the program that waits, or shows it.",
            parameters: [
                RouteParameter(name: "state", schema: text(200), text: "As it was sent there."),
                RouteParameter(name: "code", schema: text(4096), text: "The provider's."),
                RouteParameter(name: "error", schema: text(200), text: "Why there is no code."),
            ],
            answer: RouteAnswer(status: 200, form: .text("text/plain; charset=utf-8"))
        ) { request in
            guard let state = request.query["state"], let code = request.query["code"],
                let browser = request.cookie(cookie)
            else { throw refusal(request.query["error"]) }
            let end = try await request.service.finishProviderSignIn(
                request.caller, state: Secret(state), code: code, browser: Secret(browser))
            var answer = answer(end, isConsole: request.cookie("tidemark_verifier") != nil)
            answer.headers["Set-Cookie"] = setting(Secret(""), seconds: 0, isSecure: false)
            return answer
        }
        // Providers add what they like.
        route.ignoresOtherParameters = true
        return open(route)
    }()

    private static let collect = open(
        Route.add(
            "\(base)/session", "collectProviderSession", "Exchanges the code for a session.", body: ProviderCode.self,
            keepsAnswers: false
        ) { request, form in
            try await request.service.collectProviderSession(request.caller, form, agent: request.agent)
        })

    private static func open(_ route: Route) -> Route {
        var route = route
        route.access = .everybody
        return route
    }

    private static func answer(_ end: ProviderEnd, isConsole: Bool) -> ServerAnswer {
        let code = end.code.withBytes { String(decoding: $0, as: UTF8.self) }
        guard let port = end.port else {
            if isConsole {
                var answer = ServerAnswer(status: 302, contentType: "", content: .nothing)
                answer.headers["Location"] = "/sign-in/provider/end?code=\(code)"
                return answer
            }
            return .text(
                "You have signed in. Give this code to the program that asked for it, and to nobody else:\n\n\(code)\n")
        }
        var answer = ServerAnswer(status: 302, contentType: "", content: .nothing)
        // No page of a name that somebody else could have: this machine, by its address.
        answer.headers["Location"] = "http://127.0.0.1:\(port)/?code=\(code)"
        return answer
    }

    /// Sent back by the browser when the provider sends it here, and shown to no script. For every path: a proxy may have put
    /// the API below another.
    private static func setting(_ browser: Secret, seconds: Double, isSecure: Bool) -> String {
        let value = browser.withBytes { String(decoding: $0, as: UTF8.self) }
        return "\(cookie)=\(value); Path=/; Max-Age=\(Int(seconds)); HttpOnly; SameSite=Lax"
            + (isSecure ? "; Secure" : "")
    }

    private static func refusal(_ error: String?) -> TidemarkError {
        let isPlain = error?.utf8.allSatisfy { (0x61...0x7A).contains($0) || $0 == UInt8(ascii: "_") } ?? false
        let why = isPlain ? " The provider says: \(error ?? "")." : ""
        return TidemarkError(
            .accessProvider, "The browser came back without having signed in.\(why)",
            hint: "Begin again, in one browser that keeps cookies.")
    }

    private static func text(_ most: Int) -> Schema { .text(TextRule(least: 1, most: most)) }
}
