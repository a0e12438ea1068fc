import Console
import Core
import HummingbirdTesting
import Server
import Service
import Testing

/// A console over an empty service, and a browser in it.
struct ConsoleScene: Sendable {
    let server: ServerScene
    /// The administrator's.
    let password: String

    init(
        settings: APISettings = APISettings(port: 0), provider: (any IdentityProvider)? = nil,
        engine: any InstanceEngine = NoEngine()
    ) async throws {
        server = try await ServerScene(settings: settings, provider: provider, engine: engine)
        let made = try await server.service.prepare()
        password = try #require(made).withBytes { String(decoding: $0, as: UTF8.self) }
    }

    var service: TidemarkService { server.service }
    /// A caller inside the process, for setting up.
    var inside: Caller { Caller(.service(part: "test"), requestID: "test") }

    /// Runs a test in a browser, signed in unless told otherwise. Names that templates asked for and nobody gave fail it.
    func run<Value: Sendable>(
        isSignedIn: Bool = true, language: Language = .en, _ test: @Sendable (ConsoleBrowser) async throws -> Value
    ) async throws -> Value {
        let value = try await server.run { client in
            let browser = ConsoleBrowser(client: client, language: language)
            if isSignedIn { try await browser.signIn(password) }
            return try await test(browser)
        }
        #expect(TemplateLibrary.unknownNames.sorted() == [])
        return value
    }
}
