package import Core
internal import Service

/// What a program holds while its user signs in with a browser: the verifier that only it knows.
package struct BrowserSignIn: Sendable {
    package let verifier: Secret

    package init() { verifier = Secret(Base64URL.encode(RandomBytes.make(32))) }

    /// Where the user's browser begins.
    package func url(at server: ServerAddress, port: Int?) -> String {
        let back = port.map { "&port=\($0)" } ?? ""
        return "\(server.base)/api/v1/sign-in/provider?challenge=\(ProviderFlow.challenge(of: verifier))\(back)"
    }
}
