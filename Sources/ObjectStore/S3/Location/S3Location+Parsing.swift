internal import Core

extension S3Location {
    /// Throws `store.url`.
    package init(parsing text: String, environment: StoreEnvironment = .process) throws {
        guard text.lowercased().hasPrefix("s3://") else {
            throw Self.refusal(text, "does not begin with s3://.", "Write s3://BUCKET/PREFIX?endpoint=https://HOST.")
        }
        let rest = text.dropFirst("s3://".count)
        let address = rest.prefix { $0 != "?" }
        if address.contains("@") {
            throw TidemarkError(
                .storeURL, "A repository URL has no place for credentials.",
                hint: "Use a credentials file, AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, or the instance's role.")
        }
        let bucket = String(address.prefix { $0 != "/" })
        try Self.check(bucket: bucket, in: text)
        let options = try S3URLOptions(parsing: rest.dropFirst(address.count), in: text)
        self.init(
            bucket: bucket, prefix: try Self.prefix(address.dropFirst(bucket.count), in: text),
            endpoint: S3Endpoint(isTLS: true, host: ""), region: "", style: nil)
        try configure(options, environment: environment, text: text)
    }

    private init(copying location: S3Location, endpoint: S3Endpoint, region: String, style: Style?) {
        self.init(
            bucket: location.bucket, prefix: location.prefix, endpoint: endpoint, region: region, style: style)
    }

    private mutating func configure(_ options: S3URLOptions, environment: StoreEnvironment, text: String) throws {
        let style = try options.choice("style", of: Style.self)
        let named = options["region"] ?? environment["AWS_REGION"] ?? environment["AWS_DEFAULT_REGION"]
        if let endpointText = options["endpoint"] {
            guard let endpoint = S3Endpoint(parsing: endpointText) else {
                throw Self.refusal(
                    text, "has an endpoint that is no host.",
                    "Write endpoint=https://HOST or endpoint=https://HOST:PORT.")
            }
            let told = options["region"] ?? S3Vendor(host: endpoint.host).region(host: endpoint.host) ?? named
            self = S3Location(copying: self, endpoint: endpoint, region: told ?? "us-east-1", style: style)
        } else {
            guard let region = named else {
                throw Self.refusal(
                    text, "names neither an endpoint nor a region.",
                    "Add ?region=eu-central-1, or ?endpoint=https://HOST.")
            }
            self = S3Location(copying: self, endpoint: Self.amazonEndpoint(region), region: region, style: style)
        }
        guard region.utf8.allSatisfy(Self.isNameByte), !region.isEmpty, region.utf8.count <= 64 else {
            throw Self.refusal(text, "has a region that cannot be one.", "Write it like region=eu-central-1.")
        }
        if self.style == .virtual, endpoint.isAddress {
            throw Self.refusal(text, "puts the bucket's name before an address.", "Use style=path.")
        }
        caFile = try options.path("ca")
        credentialsFile = try options.path("credentials")
        profile = options["profile"]
        checksum = try options.choice("checksum", of: S3Checksum.self) ?? checksum
        listing = try options.choice("listing", of: S3ListingOrder.self)
        partBytes = try options.size("part-size", in: 5 << 20...1 << 30) ?? partBytes
        connections = try options.number("connections", in: 1...256) ?? connections
        namesPatience = options["patience"] != nil
        patienceSeconds = try options.number("patience", in: 1...86_400).map(Double.init) ?? patienceSeconds
    }

    private static func prefix(_ path: Substring, in text: String) throws -> String {
        guard let decoded = PercentEncoding.decoded(path) else {
            throw refusal(text, "has a prefix that cannot be read.", "Write special characters as %XX.")
        }
        let prefix = decoded.drop { $0 == "/" }
        let name = prefix.hasSuffix("/") ? prefix.dropLast() : prefix
        if name.isEmpty { return "" }
        guard (try? ObjectKey.check(String(name))) != nil, name.utf8.count <= 100 else {
            throw refusal(
                text, "has a prefix that object stores do not agree on.",
                "Use letters, digits, . _ - and /, at most 100, no empty part and none that begins with a dot.")
        }
        return name + "/"
    }

    private static func check(bucket: String, in text: String) throws {
        guard (3...63).contains(bucket.utf8.count), bucket.utf8.allSatisfy(isNameByte),
            bucket.utf8.first != 0x2D, bucket.utf8.first != 0x2E, !bucket.contains("..")
        else {
            throw refusal(
                text, "names no bucket.",
                "Bucket names have 3 to 63 lower-case letters, digits, - and .: s3://BUCKET/PREFIX.")
        }
    }

    private static func isNameByte(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x61...0x7A, 0x30...0x39, 0x2D, 0x2E, 0x5F: true
        default: false
        }
    }

    /// The URL is shown without its options: someone may have written a secret there.
    static func refusal(_ text: String, _ what: String, _ hint: String) -> TidemarkError {
        TidemarkError(.storeURL, "The repository URL “\(text.prefix { $0 != "?" })” \(what)", hint: hint)
    }
}
