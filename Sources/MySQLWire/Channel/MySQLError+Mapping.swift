internal import NIOCore
internal import NIOPosix
internal import NIOSSL

extension MySQLError {
    /// Errors of the channel in our words.
    init(mapping error: any Error, isHandshake: Bool) {
        switch error {
        case let error as MySQLError: self = error
        case let error as NIOSSLExtraError where error == .failedToValidateHostname:
            self.init(.tls("the server's certificate does not name the host"))
        case is NIOSSLError, is NIOSSLExtraError, is BoringSSLError:
            let text = String(describing: error)
            self.init(
                .tls(
                    text.contains("CERTIFICATE_VERIFY_FAILED")
                        ? "the server's certificate is not signed by a trusted authority" : text))
        case let error as IOError: self.init(.connectionClosed(Self.text(error)))
        default: self.init(.connectionClosed(String(describing: error)))
        }
    }

    /// Errors of dialling.
    init(mappingConnect error: any Error) {
        switch error {
        case let error as MySQLError: self = error
        case let error as NIOConnectionError:
            if let failure = error.connectionErrors.first {
                self.init(mappingConnect: failure.error)
            } else {
                self.init(.connectFailed("the host name \(error.host) cannot be resolved"))
            }
        case ChannelError.connectTimeout: self.init(.timeout(.connect))
        case let error as IOError: self.init(.connectFailed(Self.text(error)))
        default: self.init(.connectFailed(String(describing: error)))
        }
    }

    private static func text(_ error: IOError) -> String {
        switch error.errnoCode {
        case 2: "the socket does not exist"
        case 13: "permission denied"
        case 101, 113: "the host cannot be reached"
        case 104: "the connection was reset"
        case 110: "the connection timed out"
        case 111: "the connection was refused"
        case 32: "the connection is broken"
        default: String(describing: error)
        }
    }
}
