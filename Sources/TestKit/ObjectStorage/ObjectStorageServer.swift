internal import Core
internal import Foundation
package import ObjectStore
internal import Synchronization

/// A throwaway SeaweedFS with an S3 gateway that checks signatures, on loopback only, over HTTP and HTTPS.
///
/// It dies with the test process. It knows one key, which may do everything.
package final class ObjectStorageServer: Sendable {
    package static let accessKey = "tidemarktest"
    package static let secretKey = "tidemark-test-secret"

    package let port: Int
    package let tlsPort: Int
    package let certificates: Certificates
    package let folder: TestFolder
    private let process = Mutex<ChildProcess?>(nil)
    private let arguments: [String]

    package var log: String { Shell.text(folder.file("weed.log")) }

    private init(
        port: Int, tlsPort: Int, certificates: Certificates, folder: TestFolder, arguments: [String]
    ) {
        self.port = port
        self.tlsPort = tlsPort
        self.certificates = certificates
        self.folder = folder
        self.arguments = arguments
    }

    deinit { process.withLock { $0 }?.killNow() }

    /// Makes a new server and waits until it answers, about 5 s.
    package static func start() async throws -> ObjectStorageServer {
        let folder = try TestFolder("weed")
        let certificates = try await Certificates.make(in: folder.file("tls"))
        let config = """
            {"identities": [{"name": "test", "credentials": [{"accessKey": "\(accessKey)", "secretKey": "\(secretKey)"}],
            "actions": ["Admin", "Read", "List", "Tagging", "Write"]}]}
            """
        try folder.write(config, to: "s3.json")
        var ports: Set<Int> = []
        while ports.count < 10 { ports.insert(try Port.free()) }
        let free = Array(ports)
        try FileManager.default.createDirectory(atPath: folder.file("data"), withIntermediateDirectories: true)
        let server = ObjectStorageServer(
            port: free[0], tlsPort: free[1], certificates: certificates, folder: folder,
            arguments: [
                "-logtostderr=true", "server", "-ip=127.0.0.1", "-ip.bind=127.0.0.1", "-dir=\(folder.file("data"))",
                "-master.port=\(free[2])", "-master.port.grpc=\(free[3])", "-volume.port=\(free[4])",
                "-volume.port.grpc=\(free[5])", "-filer.port=\(free[6])", "-filer.port.grpc=\(free[7])", "-s3",
                "-s3.port=\(free[0])", "-s3.port.https=\(free[1])", "-s3.port.grpc=\(free[8])",
                "-s3.config=\(folder.file("s3.json"))", "-s3.cert.file=\(certificates.serverCertificate)",
                "-s3.key.file=\(certificates.serverKey)", "-s3.iam=false", "-s3.port.iceberg=0", "-s3.port.lance=0",
                "-s3.autoCreateBucket=false", "-master.telemetry=false", "-master.volumeSizeLimitMB=512",
                "-volume.max=64", "-volume.minFreeSpace=100MiB",
            ])
        try await server.launch()
        return server
    }

    /// Starts the program on the existing folder and waits until it answers.
    package func launch() async throws {
        let child = try await ChildProcess.start(
            Self.program(), arguments, folder: folder.path, output: folder.file("weed.log"),
            errors: folder.file("weed.log"))
        process.withLock { $0 = child }
        let deadline = ContinuousClock.now + .seconds(60)
        while true {
            do {
                if try await request("GET", "/").status == 200 { return }
            } catch is TransportFailure {}
            guard child.isRunning, ContinuousClock.now < deadline else {
                child.killNow()
                throw TestKitError("SeaweedFS did not start:\n\(log.suffix(4000))")
            }
            try await Task.sleep(for: .milliseconds(100))
        }
    }

    /// `kill -9`; the data stays.
    package func killNow() async {
        guard let child = process.withLock({ $0 }) else { return }
        child.killNow()
        await child.wait()
    }

    /// Freezes (SIGSTOP) or thaws (SIGCONT) the whole server.
    package func freeze(_ frozen: Bool) { process.withLock { $0 }?.signal(frozen ? SIGSTOP : SIGCONT) }

    package func remove() async {
        await killNow()
        folder.remove()
    }

    package func makeBucket(_ name: String, objectLock: Bool = false) async throws {
        let headers = objectLock ? [S3Header("x-amz-bucket-object-lock-enabled", "true")] : []
        // The gateway answers before the parts behind it are all ready.
        let deadline = ContinuousClock.now + .seconds(60)
        while true {
            let answer = try await request("PUT", "/\(name)", headers: headers)
            if answer.status == 200 || answer.status == 409 { return }
            guard ContinuousClock.now < deadline else {
                throw TestKitError(
                    "no bucket \(name): \(answer.status) \(String(decoding: answer.body, as: UTF8.self))")
            }
            try await Task.sleep(for: .milliseconds(200))
        }
    }

    /// A signed request of the test's own, without any of the store's help.
    package func request(
        _ method: String, _ path: String, query: [(String, String)] = [], headers: [S3Header] = []
    ) async throws -> HTTPAnswer {
        let transport = try AsyncHTTPTransport(TransportSettings())
        let encoded = S3Signer.query(query)
        let signed = S3Signer(region: "us-east-1").sign(
            S3Signer.Request(
                method, path: path, query: encoded, headers: headers + [S3Header("host", "127.0.0.1:\(port)")],
                payload: .empty),
            with: Self.credentials, at: Timestamp.now())
        let url = "http://127.0.0.1:\(port)\(path)" + (encoded.isEmpty ? "" : "?\(encoded)")
        return try await transport.send(HTTPCall(method, url, headers: signed, bodyLimit: 1 << 24, secondsLeft: 20))
    }

    package static let credentials = S3Credentials(accessKeyID: accessKey, secretKey: Secret(secretKey))

    /// What the stock tools and `tidemark` find the key by.
    package static let environment = [
        "AWS_ACCESS_KEY_ID": accessKey, "AWS_SECRET_ACCESS_KEY": secretKey, "AWS_EC2_METADATA_DISABLED": "true",
    ]

    /// `s3://bucket/prefix` on this server, or on a proxy's port in front of it.
    package func url(_ bucket: String, _ prefix: String, port: Int? = nil, query: String = "") -> String {
        "s3://\(bucket)/\(prefix)?endpoint=http://127.0.0.1:\(port ?? self.port)" + (query.isEmpty ? "" : "&\(query)")
    }

    private static func program() throws -> String {
        let folder =
            ProcessInfo.processInfo.environment["TIDEMARK_SERVERS"]
            ?? FileManager.default.currentDirectoryPath + "/.tidemark-servers"
        let program = folder + "/seaweedfs/weed"
        guard FileManager.default.isExecutableFile(atPath: program) else {
            throw TestKitError("SeaweedFS is not in \(folder); run scripts/get-servers seaweedfs")
        }
        return program
    }
}
