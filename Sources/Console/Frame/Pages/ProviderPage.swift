internal import APIModel
internal import Core
internal import Service

/// Signing in by a provider, in the browser itself: it goes there, comes back by the API's address, and ends here.
enum ProviderPage {
    static let all: [ConsolePage] = [
        .get("/sign-in/provider", "signInProvider", access: .everybody, begin),
        .get("/sign-in/provider/end", "signInProviderEnd", access: .everybody, end),
    ]

    private static func begin(_ request: ConsoleRequest) async throws -> ConsoleAnswer {
        let verifier = random()
        let start = try await request.service.beginProviderSignIn(
            request.caller, challenge: ProviderFlow.challenge(of: Secret(verifier)), port: nil)
        var answer = ConsoleAnswer.redirect(start.address)
        let browser = start.browser.withBytes { String(decoding: $0, as: UTF8.self) }
        answer.cookies = [
            ConsoleCookie(.verifier, verifier, seconds: Int(start.seconds)),
            ConsoleCookie(.signIn, browser, seconds: Int(start.seconds)),
        ]
        return answer
    }

    /// With the code that the way back gave out, and what the beginning left with the browser.
    private static func end(_ request: ConsoleRequest) async throws -> ConsoleAnswer {
        try await request.submit { request in
            let code = ProviderCode(code: request.query["code"] ?? "", verifier: request.verifier ?? "")
            let session = try await request.service.collectProviderSession(request.caller, code, agent: request.agent)
            var answer = try await SignInPage.begun(request, session, wanted: "/")
            answer.cookies.append(.removing(.verifier))
            return answer
        } form: { request, problems in
            try await SignInPage.show(request, problems)
        }
    }

    /// 43 characters and more, as RFC 7636 wants them.
    private static func random() -> String {
        var generator = SystemRandomNumberGenerator()
        return Hex.encode((0..<32).map { _ in UInt8.random(in: 0...255, using: &generator) })
    }
}
