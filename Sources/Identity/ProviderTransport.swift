/// Carries requests to a provider: the network, or a script in tests.
package protocol ProviderTransport: Sendable {
    /// One try, without following redirects. Throws `provider.unavailable`.
    func send(_ call: ProviderCall) async throws -> ProviderAnswer
}

/// A request to a provider: a POST where there is a form, else a GET.
package struct ProviderCall: Sendable {
    package let url: String
    package let headers: [(String, String)]
    package let form: String?

    package init(url: String, headers: [(String, String)] = [("Accept", "application/json")], form: String? = nil) {
        self.url = url
        self.headers = headers
        self.form = form
    }
}

package struct ProviderAnswer: Sendable {
    package let status: Int
    package let body: [UInt8]

    package init(status: Int, body: [UInt8]) {
        self.status = status
        self.body = body
    }
}
