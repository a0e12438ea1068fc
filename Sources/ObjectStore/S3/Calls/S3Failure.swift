internal import Core

/// What failed requests are called for users.
enum S3Failure {
    /// The failure in terms of the store.
    @inline(never)
    static func error(_ failure: S3RequestFailure, _ key: String, _ location: S3Location) -> TidemarkError {
        switch failure.cause {
        case .transport(let cause): error(cause, key, location)
        case .store(let cause): error(cause, key, location)
        case .content(let problem):
            TidemarkError(
                .storeUnavailable, "\(location.url) gave an answer about “\(key)” that cannot be right: \(problem).",
                hint: "Run the command again; if it stays, look at what stands between this machine and the store.")
        }
    }

    private static func error(_ cause: TransportFailure, _ key: String, _ location: S3Location) -> TidemarkError {
        switch cause.kind {
        case .untrusted:
            TidemarkError(
                .storeDenied, "The certificate of \(location.endpoint) is not trusted, or TLS failed.",
                hint: "Name the certificate of its authority with ca=FILE in the URL.", cause: cause)
        case .unreachable:
            TidemarkError(
                .storeUnavailable, "\(location.endpoint) cannot be reached.",
                hint: "Check the endpoint in the URL, the network and the firewall.", cause: cause)
        case .timedOut, .broken, .tooLarge:
            TidemarkError(
                .storeUnavailable, "\(location.url) failed on “\(key)”.",
                hint: "Check the connection to it and run the command again.", cause: cause)
        }
    }

    private static func error(_ cause: S3Error, _ key: String, _ location: S3Location) -> TidemarkError {
        let url = location.url
        func make(_ code: ErrorCode, _ message: String, _ hint: String) -> TidemarkError {
            TidemarkError(code, message, hint: hint, cause: cause)
        }
        switch cause.code {
        case "RequestTimeTooSkewed":
            return make(
                .storeDenied, "\(url) refuses requests because the clocks differ.",
                "Set the clock of this machine, for example with NTP.")
        case "InvalidAccessKeyId":
            return make(
                .storeDenied, "\(url) does not know the access key.",
                "Check the credentials, and that they belong to this endpoint.")
        case "SignatureDoesNotMatch":
            return make(
                .storeDenied, "\(url) found the signature wrong.",
                "Check the secret key and the region (\(location.region)); a proxy that alters headers does this too.")
        case "ExpiredToken", "TokenRefreshRequired", "InvalidToken":
            return make(.storeDenied, "The credentials for \(url) have expired.", "Get new temporary credentials.")
        case "NoSuchBucket", "InvalidBucketName":
            return make(
                .storeURL, "There is no bucket “\(location.bucket)” at \(location.endpoint).",
                "Check bucket and endpoint; a bucket is not made by Tidemark.")
        case "PermanentRedirect", "TemporaryRedirect", "AuthorizationHeaderMalformed", "MovedPermanently",
            "IllegalLocationConstraintException":
            return wrongRegion(cause, location)
        case "InvalidObjectState":
            return make(
                .storeArchived, "“\(key)” in \(url) lies in an archive class and cannot be read now.",
                "tidemark restore asks for its retrieval and waits; see operations.md.")
        case "QuotaExceeded", "XMinioStorageFull", "XMinioAdminBucketQuotaExceeded", "StorageFull",
            "InsufficientStorage":
            return StoreFailure.full(key, in: url, cause: cause)
        default: break
        }
        switch cause.code == "AccessDenied" ? 403 : cause.status {
        case 301, 307, 308: return wrongRegion(cause, location)
        case 401, 403:
            return make(
                .storeDenied, "\(url) does not allow access to “\(key)”.",
                "Check what the credentials may do: s3:GetObject, s3:PutObject, s3:DeleteObject, s3:AbortMultipartUpload on the objects, s3:ListBucket on the bucket; and that no object lock holds it."
            )
        case 507: return StoreFailure.full(key, in: url, cause: cause)
        case 501, 405:
            return make(.storeUnsupported, "\(url) cannot do what is needed for “\(key)”.", "Use another store.")
        default:
            return make(
                .storeUnavailable, "\(url) failed on “\(key)”.", "Check the store and run the command again.")
        }
    }

    /// A put with a lock or a class that the store does not take.
    @inline(never)
    static func attributes(
        _ attributes: PutAttributes, _ cause: S3Error, _ key: String, _ location: S3Location
    ) -> any Error {
        if cause.code == "InvalidStorageClass", let storageClass = attributes.storageClass {
            return TidemarkError(
                .storeUnsupported, "\(location.url) has no storage class \(storageClass).",
                hint: "Name one that the store knows.", cause: cause)
        }
        if ["InvalidRequest", "InvalidBucketState"].contains(cause.code),
            attributes.retention != nil || attributes.isHeld
        {
            return noObjectLock(location, cause: cause)
        }
        return error(cause, key, location)
    }

    @inline(never)
    static func noObjectLock(_ location: S3Location, cause: S3Error? = nil) -> TidemarkError {
        TidemarkError(
            .storeUnsupported, "The bucket “\(location.bucket)” was made without Object Lock.",
            hint: "Make a bucket with Object Lock (and so with versioning), and a repository in it.", cause: cause)
    }

    private static func wrongRegion(_ cause: S3Error, _ location: S3Location) -> TidemarkError {
        TidemarkError(
            .storeURL,
            "The bucket “\(location.bucket)” is not served by \(location.endpoint) in region \(location.region).",
            hint: cause.region.map { "Write region=\($0) in the URL, and an endpoint of that region." }
                ?? "Write the bucket's own region and endpoint in the URL.", cause: cause)
    }
}
