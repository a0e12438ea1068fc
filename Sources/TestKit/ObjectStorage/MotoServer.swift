internal import Core
internal import Foundation
package import ObjectStore
internal import Synchronization

/// A throwaway moto server, on loopback only: S3, KMS and STS of AWS, imitated in memory, all on one port.
///
/// It dies with the test process. Until `enforcePermissions` it takes any credentials and checks no signature; what it
/// holds goes when it stops. Ready in about a second.
package final class MotoServer: Sendable {
    package static let region = "eu-central-1"
    package static let accessKey = "AKIATIDEMARKTESTMOTO"
    package static let secretKey = "tidemark-moto-secret"

    package let port: Int
    package let folder: TestFolder
    private let arguments: [String]
    private let process = Mutex<ChildProcess?>(nil)

    package var endpoint: String { "http://127.0.0.1:\(port)" }
    package var log: String { Shell.text(folder.file("moto.log")) }

    private init(port: Int, folder: TestFolder) {
        self.port = port
        self.folder = folder
        arguments = ["-H", "127.0.0.1", "-p", "\(port)"]
    }

    deinit { process.withLock { $0 }?.killNow() }

    /// Starts a server of its own on a free port and waits until it answers.
    package static func start() async throws -> MotoServer {
        let server = MotoServer(port: try Port.free(), folder: try TestFolder("moto"))
        try await server.launch()
        return server
    }

    private func launch() async throws {
        let child = try await ChildProcess.start(
            Self.program(), arguments, folder: folder.path, output: folder.file("moto.log"),
            errors: folder.file("moto.log"))
        process.withLock { $0 = child }
        let deadline = ContinuousClock.now + .seconds(60)
        while true {
            do {
                if try await send(HTTPCall("GET", "\(endpoint)/moto-api/data.json", bodyLimit: 1 << 24, secondsLeft: 5))
                    .status == 200
                {
                    return
                }
            } catch is TransportFailure {}
            guard child.isRunning, ContinuousClock.now < deadline else {
                child.killNow()
                throw TestKitError("moto did not start:\n\(log.suffix(4000))")
            }
            try await Task.sleep(for: .milliseconds(50))
        }
    }

    /// Freezes (SIGSTOP) or thaws (SIGCONT) the server.
    package func freeze(_ frozen: Bool) { process.withLock { $0 }?.signal(frozen ? SIGSTOP : SIGCONT) }

    /// `kill -9`; everything it held is gone.
    package func killNow() async {
        guard let child = process.withLock({ $0 }) else { return }
        child.killNow()
        await child.wait()
    }

    package func makeBucket(_ name: String, objectLock: Bool = false) async throws {
        var headers: [S3Header] = []
        if objectLock { headers.append(S3Header("x-amz-bucket-object-lock-enabled", "true")) }
        let body =
            "<CreateBucketConfiguration><LocationConstraint>\(Self.region)</LocationConstraint>"
            + "</CreateBucketConfiguration>"
        let answer = try await request(
            "PUT", service: "s3", path: "/\(name)", headers: headers, body: Array(body.utf8))
        guard answer.status == 200 else {
            throw TestKitError("no bucket \(name): \(answer.status) \(String(decoding: answer.body, as: UTF8.self))")
        }
    }

    /// One signed request of the test's own to any of the services.
    package func request(
        _ method: String, service: String, path: String = "/", query: [(String, String)] = [],
        headers: [S3Header] = [], body: [UInt8] = [], with credentials: S3Credentials = MotoServer.credentials
    ) async throws -> HTTPAnswer {
        let encoded = S3Signer.query(query)
        let signed = S3Signer(region: Self.region, service: service).sign(
            S3Signer.Request(
                method, path: path, query: encoded, headers: headers + [S3Header("host", "127.0.0.1:\(port)")],
                payload: .signing(body[...])),
            with: credentials, at: Timestamp.now())
        var call = HTTPCall(
            method, "\(endpoint)\(path)" + (encoded.isEmpty ? "" : "?\(encoded)"), headers: signed, bodyLimit: 1 << 24,
            secondsLeft: 20)
        call.body = body[...]
        return try await send(call)
    }

    private func send(_ call: HTTPCall) async throws -> HTTPAnswer {
        try await AsyncHTTPTransport(TransportSettings()).send(call)
    }

    package static let credentials = S3Credentials(accessKeyID: accessKey, secretKey: Secret(secretKey))

    /// What `tidemark` finds the credentials by.
    package static let environment = [
        "AWS_ACCESS_KEY_ID": accessKey, "AWS_SECRET_ACCESS_KEY": secretKey, "AWS_EC2_METADATA_DISABLED": "true",
    ]

    /// `s3://bucket/prefix` on this server.
    package func url(_ bucket: String, _ prefix: String, query: String = "") -> String {
        "s3://\(bucket)/\(prefix)?endpoint=\(endpoint)&region=\(Self.region)" + (query.isEmpty ? "" : "&\(query)")
    }

    private static func program() throws -> String {
        let folder =
            ProcessInfo.processInfo.environment["TIDEMARK_SERVERS"]
            ?? FileManager.default.currentDirectoryPath + "/.tidemark-servers"
        let program = folder + "/moto/moto_server"
        guard FileManager.default.isExecutableFile(atPath: program) else {
            throw TestKitError("moto is not in \(folder); run scripts/get-servers moto")
        }
        return program
    }
}
