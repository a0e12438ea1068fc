internal import NIOSSL

/// What receivers must show.
enum CourierTLS {
    static func configuration(_ options: CourierOptions) throws(CourierFailure) -> TLSConfiguration {
        var tls = TLSConfiguration.makeClientConfiguration()
        tls.minimumTLSVersion = .tlsv12
        guard let file = options.trustFile else { return tls }
        do {
            tls.additionalTrustRoots = [.certificates(try NIOSSLCertificate.fromPEMFile(file))]
        } catch {
            throw CourierFailure("The certificates of events.ca cannot be read.")
        }
        return tls
    }
}
