/// What to do about a failed request.
package enum S3Verdict: Sendable, Equatable {
    /// The same request may succeed later; the store may have said when, in seconds.
    case retry(after: Double?)
    /// The clocks differ: sign again with the store's time.
    case correctClock
    /// The credentials have expired: get new ones.
    case renewCredentials
    /// Asking again changes nothing; `forAll`: nor would any other request succeed.
    case refused(forAll: Bool)

    package init(_ failure: TransportFailure) {
        switch failure.kind {
        case .unreachable, .timedOut, .broken: self = .retry(after: nil)
        case .untrusted: self = .refused(forAll: true)
        case .tooLarge: self = .refused(forAll: false)
        }
    }

    package init(_ error: S3Error) {
        switch error.code {
        case "RequestTimeTooSkewed": self = .correctClock
        case "ExpiredToken", "TokenRefreshRequired", "InvalidToken": self = .renewCredentials
        case "SlowDown", "InternalError", "ServiceUnavailable", "RequestTimeout", "TooManyRequests", "Throttling",
            "ThrottlingException", "RequestLimitExceeded", "BandwidthLimitExceeded", "OperationAborted",
            "ConditionalRequestConflict", "IncompleteBody", "BadDigest", "XAmzContentChecksumMismatch",
            "XAmzContentSHA256Mismatch":
            self = .retry(after: error.retryAfter)
        case "InvalidAccessKeyId", "SignatureDoesNotMatch", "NoSuchBucket", "PermanentRedirect", "TemporaryRedirect",
            "AuthorizationHeaderMalformed", "AccountProblem", "AllAccessDisabled", "InvalidBucketName", "NotSignedUp",
            "IllegalLocationConstraintException", "MovedPermanently":
            self = .refused(forAll: true)
        default:
            switch error.status {
            case 408, 425, 429, 500, 502, 503, 504, 520...529: self = .retry(after: error.retryAfter)
            case 301, 307, 308, 401: self = .refused(forAll: true)
            default: self = .refused(forAll: false)
            }
        }
    }
}
