package import Core

/// How to sign in to an instance's server.
package struct InstanceLogin: Sendable {
    package let endpoint: Endpoint
    package let user: String
    package let password: Secret
    package let tls: InstanceTLS

    package init(endpoint: Endpoint, user: String, password: Secret, tls: InstanceTLS) {
        self.endpoint = endpoint
        self.user = user
        self.password = password
        self.tls = tls
    }
}
