import Core
import ObjectStore
import Testing

@Suite struct S3LocationTests {
    private func location(_ url: String, _ environment: [String: String] = [:]) throws -> S3Location {
        try S3Location(parsing: url, environment: StoreEnvironment(environment))
    }

    @Test func `AWS is named by its region alone`() throws {
        let location = try location("s3://my-bucket/a/b/?region=eu-central-1")
        #expect(location.bucket == "my-bucket" && location.prefix == "a/b/")
        #expect(location.endpoint.description == "https://s3.eu-central-1.amazonaws.com")
        #expect(location.style == .virtual && location.checksum == .crc32c && location.vendor == .amazon)
        #expect(location.url == "s3://my-bucket/a/b")
        #expect(
            try self.location("s3://my-bucket", ["AWS_REGION": "cn-north-1"]).endpoint.host
                == "s3.cn-north-1.amazonaws.com.cn")
        #expect(try self.location("s3://my.bucket?region=eu-central-1").style == .path)
    }

    @Test(arguments: [
        (
            "https://cos.ap-guangzhou.myqcloud.com", S3Vendor.tencent, "ap-guangzhou", S3Location.Style.virtual,
            S3Checksum.md5
        ),
        ("https://s3.oss-cn-hangzhou.aliyuncs.com", .alibaba, "cn-hangzhou", .virtual, .md5),
        ("https://s3.oss-cn-hangzhou-internal.aliyuncs.com", .alibaba, "cn-hangzhou", .virtual, .md5),
        ("https://s3.eu-west-1.amazonaws.com", .amazon, "eu-west-1", .virtual, .crc32c),
        ("https://s3.dualstack.eu-west-1.amazonaws.com", .amazon, "eu-west-1", .virtual, .crc32c),
        ("http://127.0.0.1:8333", .other, "us-east-1", .path, .sha256),
        ("https://[::1]:9000", .other, "us-east-1", .path, .sha256),
        ("minio.example.com:9000", .other, "us-east-1", .path, .sha256),
    ])
    func vendors(
        _ endpoint: String, _ vendor: S3Vendor, _ region: String, _ style: S3Location.Style, _ checksum: S3Checksum
    ) throws {
        let location = try location("s3://bucket/x?endpoint=\(endpoint)")
        #expect(location.vendor == vendor && location.region == region && location.style == style)
        #expect(location.checksum == checksum)
        let shown = endpoint.contains("://") ? endpoint : "https://" + endpoint
        #expect(
            location.url == "s3://bucket/x"
                + (vendor == .amazon && !endpoint.contains("dualstack") ? "" : "?endpoint=\(shown)"))
    }

    @Test func `Every option is understood`() throws {
        let location = try location(
            "s3://bucket?endpoint=https://h:1&region=r-1&style=virtual&ca=/c%20a.pem&credentials=/f&profile=p&checksum=md5"
                + "&listing=folders&part-size=8MiB&connections=3&patience=7")
        #expect(location.region == "r-1" && location.style == .virtual && location.caFile == "/c a.pem")
        #expect(location.credentialsFile == "/f" && location.profile == "p" && location.checksum == .md5)
        #expect(location.listing == .folders && location.partBytes == 8 << 20 && location.connections == 3)
        #expect(location.patienceSeconds == 7 && location.prefix.isEmpty)
    }

    @Test(arguments: [
        "s3://", "s3:///x", "s3://ab", "s3://Bucket?region=r", "s3://b_cket!?region=r", "s3://bucket",
        "s3://-bucket?region=r",
        "s3://key:secret@bucket?region=r", "s3://bucket?endpoint=https://", "s3://bucket?endpoint=https://h:0",
        "s3://bucket?endpoint=https://h:x", "s3://bucket?endpoint=ftp://h", "s3://bucket?endpoint=https://h/path",
        "s3://bucket?endpoint=https://u@h", "s3://bucket?region=", "s3://bucket?region=a%20b",
        "s3://bucket?region=r&region=s",
        "s3://bucket?region=r&key=secret", "s3://bucket?region=r&style=nice", "s3://bucket?region=r&ca=relative.pem",
        "s3://bucket?region=r&part-size=1", "s3://bucket?region=r&connections=0", "s3://bucket/a//b?region=r",
        "s3://bucket/../b?region=r", "s3://bucket/%zz?region=r", "s3://bucket/a%20b?region=r",
        "s3://bucket?endpoint=http://10.0.0.1&style=virtual", "s3://bucket?region=r&patience=0", "file:///x",
    ])
    func refuses(_ url: String) {
        let error = #expect(throws: TidemarkError.self) { try location(url) }
        #expect(error?.code == .storeURL)
        #expect(error?.description.contains("secret") == false)
    }

    @Test func `A store is opened by URL without asking anyone`() throws {
        let store = try StoreLocation.store(at: "s3://bucket/x?endpoint=https://h:9000&region=r")
        #expect(store is S3Store && store.url == "s3://bucket/x?endpoint=https://h:9000")
        #expect(throws: TidemarkError(.storeURL, "", hint: "")) {
            try StoreLocation.store(at: "s3://bucket?endpoint=https://h&ca=/no/such.pem")
        }
    }
}
