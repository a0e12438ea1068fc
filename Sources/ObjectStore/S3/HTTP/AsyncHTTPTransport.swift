internal import AsyncHTTPClient
internal import Core
internal import Glibc
internal import NIOCore
internal import NIOHTTP1
internal import NIOPosix
internal import NIOSSL

/// HTTP/1.1 on AsyncHTTPClient: pooled connections, no redirects, no retries of its own.
package final class AsyncHTTPTransport: HTTPTransport {
    private let client: HTTPClient
    /// Larger bodies are handed over in pieces of this size, so that a part is never held twice.
    private static let pieceBytes = 256 << 10

    /// Throws `store.url` where the CA's file cannot be used.
    package init(_ settings: TransportSettings) throws {
        var configuration = HTTPClient.Configuration()
        configuration.redirectConfiguration = .disallow
        configuration.httpVersion = .http1Only
        configuration.decompression = .disabled
        configuration.timeout = HTTPClient.Configuration.Timeout(
            connect: .milliseconds(Int64(settings.connectSeconds * 1000)),
            read: .milliseconds(Int64(settings.idleSeconds * 1000)),
            write: .milliseconds(Int64(settings.idleSeconds * 1000)))
        configuration.connectionPool.idleTimeout = .seconds(15)
        configuration.connectionPool.concurrentHTTP1ConnectionsPerHostSoftLimit = settings.connections
        configuration.connectionPool.retryConnectionEstablishment = false
        if let caFile = settings.caFile {
            var tls = TLSConfiguration.makeClientConfiguration()
            tls.trustRoots = .certificates(try Self.certificates(caFile))
            configuration.tlsConfiguration = tls
        }
        client = HTTPClient(eventLoopGroupProvider: .singleton, configuration: configuration)
    }

    deinit { client.shutdown { _ in } }

    package func send(_ call: HTTPCall) async throws -> HTTPAnswer {
        var request = HTTPClientRequest(url: call.url)
        request.method = HTTPMethod(rawValue: call.method)
        request.headers = HTTPHeaders(call.headers.map { ($0.name, $0.value) })
        if !call.body.isEmpty {
            request.body =
                call.body.count <= Self.pieceBytes
                ? .bytes(ByteBuffer(bytes: call.body))
                : .stream(BodyPieces(bytes: call.body, size: Self.pieceBytes), length: .known(Int64(call.body.count)))
        }
        do {
            let wait = TimeAmount.milliseconds(Int64(max(0, min(call.secondsLeft, 1e6)) * 1000))
            let response = try await client.execute(request, deadline: .now() + wait)
            let headers = response.headers.map { S3Header($0.name.lowercased(), $0.value) }
            let body = call.method == "HEAD" ? [] : try await collect(response.body, headers, limit: call.bodyLimit)
            return HTTPAnswer(status: Int(response.status.code), headers: headers, body: body)
        } catch {
            if Task.isCancelled { throw CancellationError() }
            throw Self.failure(error)
        }
    }

    private func collect(
        _ body: HTTPClientResponse.Body, _ headers: [S3Header], limit: Int
    ) async throws -> [UInt8] {
        let expected = headers["content-length"].flatMap(Int.init)
        if let expected, expected > limit { throw Self.oversized(limit) }
        var bytes: [UInt8] = []
        bytes.reserveCapacity(min(expected ?? 0, 256 << 20))
        for try await piece in body {
            guard bytes.count + piece.readableBytes <= limit else { throw Self.oversized(limit) }
            bytes.append(contentsOf: piece.readableBytesView)
        }
        if let expected, bytes.count != expected {
            throw TransportFailure(.broken, "the answer ended after \(bytes.count) of \(expected) bytes")
        }
        return bytes
    }

    private static func oversized(_ limit: Int) -> TransportFailure {
        TransportFailure(.tooLarge, "the answer is larger than \(limit) bytes")
    }

    private static func failure(_ error: any Error) -> any Error {
        switch error {
        case let failure as TransportFailure: failure
        case let error as HTTPClientError: failure(error)
        case is NIOConnectionError: TransportFailure(.unreachable, "\(error)")
        case is NIOSSLError, is NIOSSLExtraError, is BoringSSLError: TransportFailure(.untrusted, "\(error)")
        case let error as IOError where error.errnoCode == ECONNREFUSED || error.errnoCode == EHOSTUNREACH:
            TransportFailure(.unreachable, "\(error)")
        default: TransportFailure(.broken, "\(error)")
        }
    }

    private static func failure(_ error: HTTPClientError) -> TransportFailure {
        switch error {
        case .connectTimeout, .getConnectionFromPoolTimeout: TransportFailure(.unreachable, "no connection in time")
        case .tlsHandshakeTimeout: TransportFailure(.unreachable, "the TLS handshake did not end in time")
        case .readTimeout, .writeTimeout: TransportFailure(.timedOut, "nothing moved for too long")
        case .deadlineExceeded: TransportFailure(.timedOut, "the time for the call was up")
        default: TransportFailure(.broken, error.shortDescription)
        }
    }

    private static func certificates(_ path: String) throws -> [NIOSSLCertificate] {
        do {
            return try NIOSSLCertificate.fromPEMFile(path)
        } catch {
            throw TidemarkError(
                .storeURL, "\(path) holds no certificates that can be used.",
                hint: "Name a file with one or more certificates in PEM form with ca=.", cause: error)
        }
    }
}
