internal import Core

/// What an `s3://` URL says: `s3://BUCKET/PREFIX?OPTION=…&OPTION=…`.
///
/// | option | meaning |
/// |---|---|
/// | `endpoint` | `https://HOST[:PORT]`; without it AWS. Plain `http://` has to be written |
/// | `region` | the region requests are signed for |
/// | `style` | `path` or `virtual`: where the bucket's name goes |
/// | `ca` | a PEM file with the only certificates to trust |
/// | `credentials`, `profile` | a credentials file, and the profile in it |
/// | `checksum` | `crc32c`, `sha256` or `md5`: what uploads are checked by |
/// | `listing` | `keys` or `folders`: the order the store lists in |
/// | `part-size` | bytes of a part of a multipart upload, 5 MiB to 1 GiB |
/// | `connections` | at most so many at a time, 1 to 256 |
/// | `patience` | seconds for which a call that fails is tried again |
package struct S3Location: Sendable, Hashable {
    package enum Style: String, Sendable, CaseIterable {
        /// `https://host/bucket/key`.
        case path
        /// `https://bucket.host/key`.
        case virtual
    }

    package let bucket: String
    /// Empty, or ends with a slash; every key is put behind it.
    package let prefix: String
    package internal(set) var endpoint: S3Endpoint
    package internal(set) var region: String
    package internal(set) var style: Style
    package internal(set) var vendor: S3Vendor
    package internal(set) var caFile: String?
    package internal(set) var credentialsFile: String?
    package internal(set) var profile: String?
    package internal(set) var checksum: S3Checksum
    /// nil: found out from the store.
    package internal(set) var listing: S3ListingOrder?
    package internal(set) var partBytes = 16 << 20
    package internal(set) var connections = 16
    package internal(set) var patienceSeconds = 120.0
    /// Whether the URL says so.
    var namesPatience = false

    init(bucket: String, prefix: String, endpoint: S3Endpoint, region: String, style: Style?) {
        self.bucket = bucket
        self.prefix = prefix
        self.endpoint = endpoint
        self.region = region
        vendor = S3Vendor(host: endpoint.host)
        checksum = vendor.checksum
        let canPrefix = !endpoint.isAddress && !(endpoint.isTLS && bucket.contains("."))
        self.style = style ?? (canPrefix ? vendor.style : .path)
    }

    /// The address for messages: no credentials, no local paths.
    package var url: String {
        let path = prefix.isEmpty ? "" : "/" + prefix.dropLast()
        return "s3://\(bucket)\(path)" + (isDefaultEndpoint ? "" : "?endpoint=\(endpoint)")
    }

    private var isDefaultEndpoint: Bool { endpoint == Self.amazonEndpoint(region) }

    static func amazonEndpoint(_ region: String) -> S3Endpoint {
        S3Endpoint(isTLS: true, host: "s3.\(region).amazonaws.com" + (region.hasPrefix("cn-") ? ".cn" : ""))
    }

    /// The `Host` header.
    var authority: String { endpoint.authority(bucket: style == .virtual ? bucket : nil) }

    /// The path of an object, or of the bucket where `key` is nil, encoded as it goes over the wire.
    func path(_ key: String?) -> String {
        let object = key.map { URLText.encoded(prefix + $0, keepsSlashes: true) } ?? ""
        return style == .virtual ? "/" + object : "/\(bucket)/\(object)"
    }
}
