import Core
import Service
import Synchronization

/// A provider that says what a test wants, to whoever brings the code of the flow.
final class ScriptedProvider: IdentityProvider {
    let title = "Scripted"
    let isSecure = true
    private let said: Mutex<ProvidedPerson>
    private let failure = Mutex<TidemarkError?>(nil)

    init(_ person: ProvidedPerson) { said = Mutex(person) }

    func say(_ person: ProvidedPerson) { said.withLock { $0 = person } }
    func fail(_ error: TidemarkError?) { failure.withLock { $0 = error } }

    func address(for flow: ProviderFlow) async throws -> String {
        flow.state.withBytes { "https://login.example.com/?state=\(String(decoding: $0, as: UTF8.self))" }
    }

    func person(behind code: String, _ flow: ProviderFlow, at now: Timestamp) async throws -> ProvidedPerson {
        if let error = failure.withLock({ $0 }) { throw error }
        guard code == "good" else { throw TidemarkError(.accessProvider, "no", hint: "no") }
        return said.withLock { $0 }
    }
}
