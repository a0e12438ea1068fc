internal import Core

/// What failed calls to a KMS are called for users.
enum KMSFailure {
    @inline(never)
    static func answer(_ problem: String, _ location: KMSLocation) -> TidemarkError {
        TidemarkError(
            .keyUnavailable, "The KMS at \(location.endpoint) gave an answer that cannot be right: \(problem).",
            hint: "Check the endpoint, and what stands between this machine and the KMS.")
    }

    @inline(never)
    static func credentials(_ error: TidemarkError, _ location: KMSLocation) -> TidemarkError {
        TidemarkError(
            .keyDenied, "There are no usable credentials for the KMS at \(location.endpoint).",
            hint: "Give --kms-credentials-file FILE, set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, or run on an "
                + "instance with a role.", cause: error)
    }

    @inline(never)
    static func error(_ failure: S3RequestFailure, _ operation: String, _ location: KMSLocation) -> TidemarkError {
        switch failure.cause {
        case .content(let problem): answer(problem, location)
        case .transport(let cause): error(cause, location)
        case .store(let cause): error(cause, operation, location)
        }
    }

    private static func error(_ cause: TransportFailure, _ location: KMSLocation) -> TidemarkError {
        switch cause.kind {
        case .untrusted:
            TidemarkError(
                .keyDenied, "The certificate of the KMS at \(location.endpoint) is not trusted, or TLS failed.",
                hint: "Name the certificate of its authority with --kms-ca FILE.", cause: cause)
        case .unreachable:
            TidemarkError(
                .keyUnavailable, "The KMS at \(location.endpoint) cannot be reached.",
                hint: "Check --kms-endpoint and --kms-region, the network and the firewall.", cause: cause)
        case .timedOut, .broken, .tooLarge:
            TidemarkError(
                .keyUnavailable, "The KMS at \(location.endpoint) did not answer as it should.",
                hint: "Check the connection to it and run the command again.", cause: cause)
        }
    }

    private static func error(_ cause: S3Error, _ operation: String, _ location: KMSLocation) -> TidemarkError {
        let place = "The KMS at \(location.endpoint)"
        func make(_ code: ErrorCode, _ message: String, _ hint: String) -> TidemarkError {
            TidemarkError(code, message, hint: hint, cause: cause)
        }
        switch cause.code {
        case "NotFoundException":
            return make(
                .keyMissing, "\(place) has no key \(location.key).",
                "Check the ARN or alias, and that region and endpoint are the key's own.")
        case "DisabledException", "KMSInvalidStateException":
            return make(
                .keyDisabled, "The KMS key \(location.key) is disabled, or about to be deleted.",
                "Enable it, or cancel its deletion; or open the repository with another of its keys.")
        case "IncorrectKeyException", "InvalidCiphertextException":
            return make(
                .keyWrong, "The KMS key \(location.key) does not open this key slot.",
                "Give the key the slot was made with, by its ARN: tidemark key list shows it.")
        case "InvalidKeyUsageException":
            return make(
                .keyMissing, "The KMS key \(location.key) cannot make data keys.",
                "Use a symmetric key for encryption and decryption.")
        case "RequestTimeTooSkewed":
            return make(
                .keyDenied, "\(place) refuses requests because the clocks differ.", "Set the clock of this machine.")
        case "ExpiredToken":
            return make(.keyDenied, "The credentials for the KMS have expired.", "Get new temporary credentials.")
        case "AccessDeniedException":
            return make(
                .keyDenied, "\(place) does not allow kms:\(operation) with the key \(location.key).",
                "Let the credentials use kms:GenerateDataKey (for init and key add) and kms:Decrypt on this key.")
        case "InvalidSignatureException", "UnrecognizedClientException", "InvalidClientTokenId",
            "MissingAuthenticationTokenException", "MissingAuthenticationToken", "IncompleteSignature",
            "SignatureDoesNotMatch":
            return make(
                .keyDenied, "\(place) does not accept the credentials.",
                "Check the access key, the secret key and the region (\(location.region)).")
        default: break
        }
        switch cause.status {
        case 401, 403:
            return make(
                .keyDenied, "\(place) does not allow kms:\(operation).", "Check what the credentials may do.")
        default:
            return make(.keyUnavailable, "\(place) failed.", "Run the command again; then look at the service.")
        }
    }
}
