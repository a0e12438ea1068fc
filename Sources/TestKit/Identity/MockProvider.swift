internal import Foundation
internal import ObjectStore
internal import Synchronization

/// A throwaway OpenID Connect provider on loopback: oidc-provider-mock from PyPI, which takes any client and lets people in by
/// their name alone. It dies with the test process. Ready in about a second.
package final class MockProvider: Sendable {
    package let port: Int
    package let folder: TestFolder
    private let process = Mutex<ChildProcess?>(nil)

    /// As it names itself.
    package var issuer: String { "http://127.0.0.1:\(port)" }
    package var log: String { Shell.text(folder.file("oidc.log")) }

    private init(port: Int, folder: TestFolder) {
        self.port = port
        self.folder = folder
    }

    deinit { process.withLock { $0 }?.killNow() }

    /// Starts one that knows people by their claims, each an object of JSON with `sub`, and waits until it answers.
    package static func start(people: [String]) async throws -> MockProvider {
        let server = MockProvider(port: try Port.free(), folder: try TestFolder("oidc"))
        let child = try await ChildProcess.start(
            program(), ["-H", "127.0.0.1", "-p", "\(server.port)"] + people.flatMap { ["--user-claims", $0] },
            folder: server.folder.path, output: server.folder.file("oidc.log"), errors: server.folder.file("oidc.log"))
        server.process.withLock { $0 = child }
        let deadline = ContinuousClock.now + .seconds(60)
        while true {
            let answer = try? await server.ask("GET", "\(server.issuer)/.well-known/openid-configuration")
            if answer?.status == 200 { return server }
            guard child.isRunning, ContinuousClock.now < deadline else {
                child.killNow()
                throw TestKitError("the provider did not start:\n\(server.log.suffix(4000))")
            }
            try await Task.sleep(for: .milliseconds(50))
        }
    }

    package func killNow() async {
        guard let child = process.withLock({ $0 }) else { return }
        child.killNow()
        await child.wait()
    }

    /// A person agrees in the browser that was sent to `url`. Returns where the browser is sent back to.
    package func consent(_ url: String, as subject: String) async throws -> String {
        try await moved("POST", url, form: "sub=\(subject)")
    }

    /// The person does not.
    package func deny(_ url: String) async throws -> String { try await moved("POST", url, form: "action=deny") }

    private func moved(_ method: String, _ url: String, form: String) async throws -> String {
        let answer = try await ask(method, url, form: form)
        guard let place = answer.headers.first(where: { $0.name == "location" })?.value else {
            throw TestKitError(
                "the provider answered \(answer.status): \(String(decoding: answer.body, as: UTF8.self))")
        }
        return place
    }

    private func ask(_ method: String, _ url: String, form: String? = nil) async throws -> HTTPAnswer {
        var headers: [S3Header] = []
        if form != nil { headers.append(S3Header("content-type", "application/x-www-form-urlencoded")) }
        var call = HTTPCall(method, url, headers: headers, bodyLimit: 1 << 20, secondsLeft: 10)
        call.body = Array((form ?? "").utf8)[...]
        return try await AsyncHTTPTransport(TransportSettings()).send(call)
    }

    private static func program() throws -> String {
        let folder =
            ProcessInfo.processInfo.environment["TIDEMARK_SERVERS"]
            ?? FileManager.default.currentDirectoryPath + "/.tidemark-servers"
        let program = folder + "/oidc/oidc-provider-mock"
        guard FileManager.default.isExecutableFile(atPath: program) else {
            throw TestKitError("the provider is not in \(folder); run scripts/get-servers oidc")
        }
        return program
    }
}
