package import APIModel
internal import Core
package import Engine

extension AssignedInstance {
    /// Lends what the engine connects with; certificates are kept in memory as long as `body` runs.
    ///
    /// Throws `usage.invalid` where host, user or TLS cannot be used.
    package func withAccess<Result>(_ body: (ServerAccess) async throws -> Result) async throws -> Result {
        var files: [MemoryFile] = []
        // User and host end where a slash begins.
        let account = PercentEncoding.encoded(user).replacing("/", with: "%2F")
        let place = host.contains(":") ? "[\(host)]" : host
        var url = try ServerURL(parsing: "mysql://\(account)@\(place):\(port)/?tls=\(tls.mode)")
        if let authorities = tls.authorities, !authorities.isEmpty {
            let file = try MemoryFile(Array(authorities.utf8))
            files.append(file)
            url.caFile = file.path
        }
        if let certificate = tls.certificate, !certificate.isEmpty, !tls.key.isEmpty {
            let file = try MemoryFile(Array(certificate.utf8))
            let key = try MemoryFile(tls.key.withBytes { $0 })
            files += [file, key]
            url.clientCertificateFile = file.path
            url.clientKeyFile = key.path
        }
        defer { withExtendedLifetime(files) {} }
        return try await body(ServerAccess(url: url, password: password))
    }
}
