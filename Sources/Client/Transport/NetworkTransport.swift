internal import AsyncHTTPClient
package import Core
internal import Glibc
internal import NIOCore
internal import NIOHTTP1
internal import NIOPosix
internal import NIOSSL

/// HTTP/1.1 on AsyncHTTPClient: pooled connections, no redirects, no retries of its own.
package final class NetworkTransport: APITransport {
    private let client: HTTPClient
    private let settings: ClientSettings

    /// Throws `usage.invalid` where the CA's file cannot be used.
    package init(_ settings: ClientSettings) throws(TidemarkError) {
        client = try Self.client(settings)
        self.settings = settings
    }

    /// A client with these settings. Throws `usage.invalid` where the CA's file cannot be used.
    static func client(_ settings: ClientSettings) throws(TidemarkError) -> HTTPClient {
        var configuration = HTTPClient.Configuration()
        // A redirect could carry the token to somebody else.
        configuration.redirectConfiguration = .disallow
        configuration.httpVersion = .http1Only
        configuration.decompression = .disabled
        configuration.timeout = HTTPClient.Configuration.Timeout(
            connect: amount(settings.connectSeconds), read: Self.amount(settings.idleSeconds),
            write: Self.amount(settings.idleSeconds))
        configuration.connectionPool.idleTimeout = .seconds(30)
        configuration.connectionPool.retryConnectionEstablishment = false
        if let caFile = settings.caFile {
            var tls = TLSConfiguration.makeClientConfiguration()
            tls.trustRoots = .certificates(try Self.certificates(caFile))
            configuration.tlsConfiguration = tls
        }
        return HTTPClient(eventLoopGroupProvider: .singleton, configuration: configuration)
    }

    deinit { client.shutdown { _ in } }

    package func send(_ request: APIRequest) async throws -> APIAnswer {
        do {
            let response = try await client.execute(
                made(request), deadline: .now() + Self.amount(settings.answerSeconds))
            return try await whole(response)
        } catch {
            if Task.isCancelled { throw CancellationError() }
            throw Self.failure(error)
        }
    }

    package func stream(_ request: APIRequest) async throws -> APIStream {
        do {
            let response = try await client.execute(
                made(request), deadline: .now() + Self.amount(settings.answerSeconds))
            let empty = AsyncThrowingStream<[UInt8], any Error> { $0.finish() }
            guard response.status.code == 200 else {
                return APIStream(answer: try await whole(response), pieces: empty)
            }
            let answer = APIAnswer(
                status: Int(response.status.code), headers: Self.headers(response.headers), body: [])
            return APIStream(answer: answer, pieces: Self.pieces(response.body))
        } catch {
            if Task.isCancelled { throw CancellationError() }
            throw Self.failure(error)
        }
    }

    private func made(_ request: APIRequest) -> HTTPClientRequest {
        var made = HTTPClientRequest(url: "\(settings.server.base)/api/v1/\(request.target)")
        made.method = HTTPMethod(rawValue: request.method.rawValue)
        made.headers.add(name: "Accept", value: request.accept)
        made.headers.add(name: "User-Agent", value: settings.agent)
        if let token = settings.token {
            made.headers.add(
                name: "Authorization", value: token.withBytes { "Bearer \(String(decoding: $0, as: UTF8.self))" })
        }
        if request.method != .get {
            if let approval = settings.approval { made.headers.add(name: "Tidemark-Approval", value: approval) }
            if let reason = settings.approvalReason {
                made.headers.add(name: "Tidemark-Approval-Reason", value: PercentEncoding.encoded(reason))
            }
        }
        if let ifMatch = request.ifMatch { made.headers.add(name: "If-Match", value: ifMatch) }
        if let last = request.lastEventID { made.headers.add(name: "Last-Event-ID", value: last) }
        if let key = request.idempotencyKey { made.headers.add(name: "Idempotency-Key", value: key) }
        if let body = request.body {
            made.headers.add(name: "Content-Type", value: request.contentType)
            made.body = .bytes(ByteBuffer(bytes: body))
        }
        return made
    }

    private func whole(_ response: HTTPClientResponse) async throws -> APIAnswer {
        let headers = Self.headers(response.headers)
        let limit = settings.answerBytes
        let expected = headers["content-length"].flatMap { Int($0) }
        if let expected, expected > limit { throw Self.oversized(limit) }
        var body: [UInt8] = []
        for try await piece in response.body {
            guard body.count + piece.readableBytes <= limit else { throw Self.oversized(limit) }
            body.append(contentsOf: piece.readableBytesView)
        }
        if let expected, body.count != expected {
            throw APITransportFailure(.broken, "the answer ended after \(body.count) of \(expected) bytes")
        }
        return APIAnswer(status: Int(response.status.code), headers: headers, body: body)
    }

    private static func pieces(_ body: HTTPClientResponse.Body) -> AsyncThrowingStream<[UInt8], any Error> {
        AsyncThrowingStream { continuation in
            let task = Task {
                do {
                    for try await piece in body { continuation.yield(Array(piece.readableBytesView)) }
                    continuation.finish()
                } catch {
                    continuation.finish(throwing: Self.failure(error))
                }
            }
            continuation.onTermination = { _ in task.cancel() }
        }
    }

    private static func headers(_ headers: HTTPHeaders) -> [String: String] {
        var result: [String: String] = [:]
        for header in headers { result[header.name.lowercased()] = header.value }
        return result
    }

    private static func oversized(_ limit: Int) -> APITransportFailure {
        APITransportFailure(.tooLarge, "the answer is larger than \(limit) bytes")
    }

    private static func amount(_ seconds: Double) -> TimeAmount {
        .milliseconds(Int64(max(0.001, min(seconds, 1e6)) * 1000))
    }

    static func failure(_ error: any Error) -> any Error {
        switch error {
        case let failure as APITransportFailure: failure
        case is CancellationError: error
        case let error as HTTPClientError: failure(error)
        case is NIOConnectionError: APITransportFailure(.unreachable, "\(error)")
        case is NIOSSLError, is NIOSSLExtraError, is BoringSSLError: APITransportFailure(.untrusted, "\(error)")
        case let error as IOError where error.errnoCode == ECONNREFUSED || error.errnoCode == EHOSTUNREACH:
            APITransportFailure(.unreachable, "\(error)")
        default: APITransportFailure(.broken, "\(error)")
        }
    }

    private static func failure(_ error: HTTPClientError) -> APITransportFailure {
        switch error {
        case .connectTimeout, .getConnectionFromPoolTimeout:
            APITransportFailure(.unreachable, "no connection in time")
        case .tlsHandshakeTimeout: APITransportFailure(.unreachable, "the TLS handshake did not end in time")
        case .readTimeout, .writeTimeout: APITransportFailure(.timedOut, "nothing moved for too long")
        case .deadlineExceeded: APITransportFailure(.timedOut, "no answer in time")
        default: APITransportFailure(.broken, error.shortDescription)
        }
    }

    private static func certificates(_ path: String) throws(TidemarkError) -> [NIOSSLCertificate] {
        do {
            return try NIOSSLCertificate.fromPEMFile(path)
        } catch {
            throw TidemarkError(
                .usage, "\(path) holds no certificates that can be used.",
                hint: "Name a file with one or more certificates in PEM form.", cause: error)
        }
    }
}
