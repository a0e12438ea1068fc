internal import CPKCS11
internal import Core
internal import ObjectStore

/// What failed operations of a PKCS#11 token are called for users.
enum TokenFailure {
    @inline(never)
    static func answer(_ problem: String, _ module: String) -> TidemarkError {
        TidemarkError(
            .keyUnavailable, "The PKCS#11 module \(module) gave an answer that cannot be right: \(problem).",
            hint: "Use a token that does AES-GCM with the initialisation vector it is given, or says which it took.")
    }

    @inline(never)
    static func slow(_ module: String, _ seconds: Double) -> TidemarkError {
        TidemarkError(
            .keyUnavailable, "The PKCS#11 module \(module) did not answer within \(Int(seconds)) s.",
            hint: "Check the HSM and the connection to it, then run the command again.")
    }

    /// `step` is how far `pkcs11_perform` came.
    @inline(never)
    static func error(_ step: Int, _ operation: pkcs11_operation, _ service: TokenKeyService) -> TidemarkError {
        let place = "The PKCS#11 module \(service.module)"
        let value = "0x" + String(operation.value, radix: 16)
        switch step {
        case PKCS11_LOAD:
            let reason = withUnsafeBytes(of: operation.message) {
                String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self)
            }
            return TidemarkError(
                .keyUnavailable, "\(place) cannot be loaded: \(reason).",
                hint: "Give the path of the library that came with the HSM.")
        case PKCS11_NO_TOKEN:
            return TidemarkError(
                .keyMissing, "\(place) has no token “\(service.token)”.",
                hint: "Check its label, and that the HSM is connected.")
        case PKCS11_TOKENS:
            return TidemarkError(
                .keyMissing, "\(place) has several tokens “\(service.token)”.", hint: "Give one of them another label.")
        case PKCS11_NO_KEY:
            return TidemarkError(
                .keyMissing, "The token “\(service.token)” has no AES key “\(service.keyLabel)”.",
                hint: "Check its label; make one in the token that may encrypt and decrypt.")
        case PKCS11_KEYS:
            return TidemarkError(
                .keyMissing, "The token “\(service.token)” has several AES keys “\(service.keyLabel)”.",
                hint: "Give one of them another label.")
        case PKCS11_LOGIN: return login(value, operation.value, service)
        case PKCS11_ANSWER: return answer("its encryption is not the one that was asked for", service.module)
        case PKCS11_CRYPT where isOtherKey(operation):
            return TidemarkError(
                .keyMismatch, "The key “\(service.keyLabel)” of the token “\(service.token)” does not open this slot.",
                hint: "Give the key the slot was made with.")
        case PKCS11_CRYPT where operation.value == 0x68 || operation.value == 0x70 || operation.value == 0x63:
            return TidemarkError(
                .keyDenied, "The key “\(service.keyLabel)” may not be used for AES-GCM (\(value)).",
                hint: "Use an AES key that may encrypt and decrypt, in a token that knows CKM_AES_GCM.")
        default:
            return TidemarkError(
                .keyUnavailable, "\(place) failed (\(value), step \(step)).",
                hint: "Check the HSM with its own tools, then run the command again.")
        }
    }

    private static func login(_ text: String, _ value: UInt, _ service: TokenKeyService) -> TidemarkError {
        switch value {
        case 0xA4:
            TidemarkError(
                .keyDenied, "The PIN of the token “\(service.token)” is locked.",
                hint: "Let its security officer unlock it.")
        case 0xA0, 0xA1, 0xA2, 0x7:
            TidemarkError(
                .keyDenied, "The token “\(service.token)” does not accept the PIN.",
                hint: "Check the PIN's file; after some wrong ones a token locks itself.")
        default:
            TidemarkError(
                .keyDenied, "The token “\(service.token)” lets nobody log in (\(text)).",
                hint: "Check it with its own tools.")
        }
    }

    /// Codes modules give where the tag does not fit: the specification's, and those some give instead.
    private static func isOtherKey(_ operation: pkcs11_operation) -> Bool {
        operation.encrypts == 0 && [0x5, 0x6, 0x40, 0x41, 0xC0].contains(operation.value)
    }
}
