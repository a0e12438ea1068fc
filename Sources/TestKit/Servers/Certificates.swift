internal import Foundation

/// A certificate authority and what it signed for one server, made with openssl.
package struct Certificates: Sendable {
    /// The authority's certificate, which clients verify with.
    package let authority: String
    package let serverCertificate: String
    package let serverKey: String
    package let clientCertificate: String
    package let clientKey: String

    /// Makes an authority, a server certificate for `localhost` and 127.0.0.1 and a client certificate in `folder`.
    package static func make(in folder: String, authorityName: String = "Tidemark test authority") async throws
        -> Certificates
    {
        let made = Certificates(
            authority: folder + "/ca.pem", serverCertificate: folder + "/server.pem", serverKey: folder + "/server.key",
            clientCertificate: folder + "/client.pem", clientKey: folder + "/client.key")
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        try await Shell.require(
            "openssl",
            ["req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "30", "-subj", "/CN=\(authorityName)"]
                + ["-keyout", folder + "/ca.key", "-out", made.authority])
        try await sign(
            folder, key: made.serverKey, certificate: made.serverCertificate, subject: "/CN=localhost",
            extensions: "subjectAltName=DNS:localhost,IP:127.0.0.1\n")
        try await sign(
            folder, key: made.clientKey, certificate: made.clientCertificate, subject: "/CN=tidemark client",
            extensions: "extendedKeyUsage=clientAuth\n")
        return made
    }

    private static func sign(
        _ folder: String, key: String, certificate: String, subject: String, extensions: String
    ) async throws {
        let request = certificate + ".csr"
        let extensionFile = certificate + ".ext"
        try extensions.write(toFile: extensionFile, atomically: true, encoding: .utf8)
        try await Shell.require(
            "openssl",
            ["req", "-newkey", "rsa:2048", "-nodes", "-subj", subject, "-keyout", key, "-out", request])
        try await Shell.require(
            "openssl",
            ["x509", "-req", "-in", request, "-CA", folder + "/ca.pem", "-CAkey", folder + "/ca.key"]
                + ["-CAcreateserial", "-days", "30", "-extfile", extensionFile, "-out", certificate])
    }
}
