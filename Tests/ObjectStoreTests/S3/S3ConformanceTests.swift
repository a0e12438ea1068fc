import Core
import ObjectStore
import TestKit
import Testing

/// The promises of every store, kept by a real one, over HTTP, over TLS, and through a proxy that lets requests fail.
@Suite(.serialized) struct S3ConformanceTests {
    @Test(arguments: StoreConformance.all)
    func seaweed(_ check: StoreConformance) async throws { try await check.run(try await SeaweedBench.store()) }

    @Test(arguments: StoreConformance.all)
    func throughFaults(_ check: StoreConformance) async throws {
        var generator = SeededGenerator(label: "faults for “\(check.title)”")
        let plan = RandomFaults(generator.next(), percent: 15)
        let server = try await SharedObjectStorage.shared.server()
        let proxy = try await HTTPFaultProxy.start(to: server.port)
        proxy.set { plan.fault(for: $0) }
        do {
            try await check.run(try await SeaweedBench.impatient(port: proxy.port))
        } catch {
            Issue.record("\(error)\nafter \(proxy.faults.count) faults in \(proxy.requests.count) requests")
        }
        await proxy.stop()
    }

    @Test(arguments: S3Checksum.allCases)
    func overTLS(_ checksum: S3Checksum) async throws {
        let server = try await SharedObjectStorage.shared.server()
        let prefix = await SharedObjectStorage.shared.prefix()
        let store = try SeaweedBench.store(
            "s3://\(SharedObjectStorage.bucket)/\(prefix)?endpoint=https://127.0.0.1:\(server.tlsPort)"
                + "&ca=\(server.certificates.authority)&checksum=\(checksum.rawValue)&part-size=5MiB")
        let small = SeaweedBench.bytes(100_000)
        try await store.put("small", small, mode: .ifAbsent)
        #expect(try await store.get("small").elementsEqual(small))
        let large = SeaweedBench.bytes(12 << 20)
        try await store.put("large", large, mode: .ifAbsent)
        let isEqual = try await store.get("large") == large
        #expect(isEqual)
        #expect(await code { try await store.put("large", large, mode: .ifAbsent) } == .storeExists)
    }

    @Test func `A certificate of an unknown authority is refused`() async throws {
        let server = try await SharedObjectStorage.shared.server()
        let store = try SeaweedBench.store(
            "s3://\(SharedObjectStorage.bucket)/x?endpoint=https://127.0.0.1:\(server.tlsPort)")
        let error = await #expect(throws: TidemarkError.self) { try await store.get("a") }
        #expect(error?.code == .storeDenied && error?.hint.contains("ca=FILE") == true)
    }

    @Test func `What the store refuses says what to do`() async throws {
        let server = try await SharedObjectStorage.shared.server()
        func error(_ url: String, _ environment: [String: String] = ObjectStorageServer.environment) async
            -> TidemarkError?
        {
            var options = StoreOptions()
            options.environment = StoreEnvironment(environment)
            return await #expect(throws: TidemarkError.self) {
                _ = try await S3Store(S3Location(parsing: url, environment: options.environment), options: options).get(
                    "a")
            }
        }
        #expect(await error(server.url("no-such-bucket", "x"))?.code == .storeURL)
        let wrong = ObjectStorageServer.environment.merging(["AWS_SECRET_ACCESS_KEY": "wrong"]) { $1 }
        let refused = await error(server.url(SharedObjectStorage.bucket, "x"), wrong)
        #expect(refused?.code == .storeDenied && refused?.hint.contains("secret key") == true)
        #expect(refused?.description.contains("wrong\"") == false)
        let unknown = ObjectStorageServer.environment.merging(["AWS_ACCESS_KEY_ID": "nobody"]) { $1 }
        #expect(await error(server.url(SharedObjectStorage.bucket, "x"), unknown)?.code == .storeDenied)
        let absent = await error("s3://\(SharedObjectStorage.bucket)/x?endpoint=http://127.0.0.1:1&patience=1")
        #expect(absent?.code == .storeUnavailable && absent?.message.contains("cannot be reached") == true)
    }

    @Test func `An altered body is refused by the store`() async throws {
        // The signature covers the body's hash: a body changed on the way does not match it.
        let server = try await SharedObjectStorage.shared.server()
        let transport = AlteringTransport(try AsyncHTTPTransport(TransportSettings()))
        let store = try await SeaweedBench.impatient(port: server.port, transport: transport, query: "patience=2")
        await #expect(throws: TidemarkError.self) { try await store.put("a", [1, 2, 3], mode: .overwrite) }
        #expect(try await store.size("a") == nil)
    }
}

/// Changes one byte of every body that is sent.
private struct AlteringTransport: HTTPTransport {
    let inner: any HTTPTransport

    init(_ inner: any HTTPTransport) { self.inner = inner }

    func send(_ call: HTTPCall) async throws -> HTTPAnswer {
        var call = call
        if !call.body.isEmpty {
            var body = Array(call.body)
            body[0] ^= 1
            call.body = body[...]
        }
        return try await inner.send(call)
    }
}
