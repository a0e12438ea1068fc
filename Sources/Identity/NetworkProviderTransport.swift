internal import AsyncHTTPClient
package import Core
internal import NIOCore
internal import NIOHTTP1
internal import NIOSSL

/// HTTP/1.1 on AsyncHTTPClient: no redirects, no retries, short answers.
package final class NetworkProviderTransport: ProviderTransport {
    private let client: HTTPClient
    /// Bytes of an answer.
    private static let limit = 1 << 20
    private static let seconds: Int64 = 10

    /// Throws `usage.invalid` where the file of authorities cannot be used.
    package init(caFile: String?) throws(TidemarkError) {
        var configuration = HTTPClient.Configuration()
        // A redirect could carry the client's secret to somebody else.
        configuration.redirectConfiguration = .disallow
        configuration.httpVersion = .http1Only
        configuration.decompression = .disabled
        configuration.timeout = HTTPClient.Configuration.Timeout(
            connect: .seconds(Self.seconds), read: .seconds(Self.seconds), write: .seconds(Self.seconds))
        if let caFile {
            var tls = TLSConfiguration.makeClientConfiguration()
            do {
                tls.trustRoots = .certificates(try NIOSSLCertificate.fromPEMFile(caFile))
            } catch {
                throw TidemarkError(
                    .usage, "\(caFile) holds no certificates that can be used.",
                    hint: "Name a file with one or more certificates in PEM form.", cause: error)
            }
            configuration.tlsConfiguration = tls
        }
        client = HTTPClient(eventLoopGroupProvider: .singleton, configuration: configuration)
    }

    deinit { client.shutdown { _ in } }

    package func send(_ call: ProviderCall) async throws -> ProviderAnswer {
        var request = HTTPClientRequest(url: call.url)
        for (name, value) in call.headers { request.headers.add(name: name, value: value) }
        if let form = call.form {
            request.method = .POST
            request.body = .bytes(ByteBuffer(string: form))
        }
        do {
            let response = try await client.execute(request, deadline: .now() + .seconds(2 * Self.seconds))
            let body = try await response.body.collect(upTo: Self.limit)
            return ProviderAnswer(status: Int(response.status.code), body: Array(body.readableBytesView))
        } catch {
            if Task.isCancelled { throw CancellationError() }
            throw ProviderFailure.unreachable(call.url, error)
        }
    }
}
