internal import Core

/// A key in a service that speaks the protocol of AWS KMS, as the user gave it.
package struct KMSLocation: Sendable, Hashable {
    /// An ARN, `alias/NAME`, or the key's identifier.
    package let key: String
    package let endpoint: S3Endpoint
    package let region: String
    /// A PEM file with the only certificates to trust.
    package var caFile: String?
    /// A credentials file to be used alone.
    package var credentialsFile: String?
    /// Seconds for which a call that fails is tried again.
    package var patienceSeconds = 30.0

    /// The region is that of an ARN unless one is named, then `AWS_REGION`. Throws `usage.invalid`.
    package init(
        key: String, endpoint: String? = nil, region: String? = nil, environment: StoreEnvironment = .process
    ) throws {
        guard (1...2048).contains(key.utf8.count), key.utf8.allSatisfy({ 0x21...0x7E ~= $0 }) else {
            throw Self.refusal("“\(key.prefix(80))” is no KMS key.", "Give its ARN, alias/NAME, or its identifier.")
        }
        self.key = key
        let ofARN = Self.regionOfARN(key)
        guard
            let named = region ?? ofARN ?? environment["AWS_REGION"] ?? environment["AWS_DEFAULT_REGION"]
                ?? (endpoint == nil ? nil : "us-east-1")
        else {
            throw Self.refusal(
                "The KMS key \(key) does not say which region it is in.", "Add --kms-region, or give the key's ARN.")
        }
        guard (1...64).contains(named.utf8.count), named.utf8.allSatisfy(Self.isRegionByte) else {
            throw Self.refusal("“\(named.prefix(80))” is no region.", "Write it like eu-central-1.")
        }
        self.region = named
        if let endpoint {
            guard let parsed = S3Endpoint(parsing: endpoint) else {
                throw Self.refusal(
                    "“\(endpoint.prefix(80))” is no endpoint.", "Write https://HOST or https://HOST:PORT.")
            }
            self.endpoint = parsed
        } else {
            self.endpoint = S3Endpoint(
                isTLS: true, host: "kms.\(named).amazonaws.com" + (named.hasPrefix("cn-") ? ".cn" : ""))
        }
    }

    /// `arn:PARTITION:kms:REGION:ACCOUNT:key/ID` and nothing else is the ARN of a key.
    package static func isKeyARN(_ text: String) -> Bool { regionOfARN(text) != nil && text.contains(":key/") }

    private static func regionOfARN(_ text: String) -> String? {
        let parts = text.split(separator: ":", omittingEmptySubsequences: false)
        guard parts.count == 6, parts[0] == "arn", parts[2] == "kms", !parts[3].isEmpty else { return nil }
        return String(parts[3])
    }

    private static func isRegionByte(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x61...0x7A, 0x30...0x39, 0x2D: true
        default: false
        }
    }

    private static func refusal(_ message: String, _ hint: String) -> TidemarkError {
        TidemarkError(.usage, message, hint: hint)
    }
}
