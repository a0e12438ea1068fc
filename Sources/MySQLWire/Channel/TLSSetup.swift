internal import NIOCore
internal import NIOSSL

/// From a configuration to swift-nio-ssl's terms.
enum TLSSetup {
    /// nil where TLS is off.
    static func context(_ configuration: MySQLConfiguration) throws(MySQLError) -> NIOSSLContext? {
        var tls = TLSConfiguration.makeClientConfiguration()
        tls.minimumTLSVersion = .tlsv12
        // A server that executes a query does not answer a goodbye: do not wait for it.
        tls.shutdownTimeout = .milliseconds(500)
        switch configuration.tls {
        case .disabled: return nil
        case .preferred, .required: tls.certificateVerification = .none
        case .verifyCA: tls.certificateVerification = .noHostnameVerification
        case .verifyIdentity: tls.certificateVerification = .fullVerification
        }
        do {
            if let caFile = configuration.caFile {
                let authorities = try NIOSSLCertificate.fromPEMFile(caFile)
                guard !authorities.isEmpty else { throw MySQLError(.tls("\(caFile) holds no certificate")) }
                tls.trustRoots = .certificates(authorities)
            }
            if let own = configuration.clientCertificate {
                tls.certificateChain = try NIOSSLCertificate.fromPEMFile(own.certificateFile).map { .certificate($0) }
                tls.privateKey = .privateKey(try NIOSSLPrivateKey(file: own.keyFile, format: .pem))
            }
            return try NIOSSLContext(configuration: tls)
        } catch let error as MySQLError {
            throw error
        } catch {
            throw MySQLError(.tls("the certificates or keys given cannot be read: \(error)"))
        }
    }

    /// The pipeline's part. Addresses are not sent as a name, and are checked against the certificate as addresses.
    static func handler(
        _ context: NIOSSLContext, configuration: MySQLConfiguration
    ) throws -> NIOSSLClientHandler {
        do {
            return try NIOSSLClientHandler(context: context, serverHostname: configuration.host)
        } catch let error as NIOSSLExtraError where error == .cannotUseIPAddressInSNI {
            return try NIOSSLClientHandler(context: context, serverHostname: nil)
        } catch  where configuration.tls != .verifyIdentity {
            return try NIOSSLClientHandler(context: context, serverHostname: nil)
        }
    }
}
