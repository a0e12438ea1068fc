internal import AsyncHTTPClient
package import Core
internal import Foundation
internal import NIOCore
internal import NIOHTTP1
internal import NIOPosix
internal import NIOSSL

/// Carries messages over the network.
package struct NetworkCourier: Courier {
    private let options: CourierOptions
    private let clock: any TidemarkClock

    /// Bytes of an answer that are read: a word whether the message was taken is short.
    private static let answerLimit = 64 << 10

    package init(_ options: CourierOptions = CourierOptions(), clock: any TidemarkClock = SystemClock()) {
        self.options = options
        self.clock = clock
    }

    package func send(_ message: Message, to address: ChannelAddress) async throws(CourierFailure) {
        switch address {
        case .hook(let kind, let url, let secret):
            let request = try HookForm.request(message, kind, url: url, secret: secret, at: clock.now())
            try await post(request)
        case .mail(let address):
            let delivery = MailDelivery(options: options)
            try await attempt(address.host) { host throws(CourierFailure) in
                try await delivery.send(message, to: address, at: host)
            }
        }
    }

    private func post(_ hook: HookRequest) async throws(CourierFailure) {
        let text = hook.url.withBytes { String(decoding: $0, as: UTF8.self) }
        let host = try HookURL.host(text)
        try await attempt(host) { address throws(CourierFailure) in
            try await post(hook, text, host: host, at: address)
        }
    }

    private func post(
        _ hook: HookRequest, _ text: String, host: String, at address: String
    ) async throws(CourierFailure) {
        var configuration = HTTPClient.Configuration()
        // A receiver elsewhere must not send the message on to where it may not go.
        configuration.redirectConfiguration = .disallow
        configuration.decompression = .disabled
        configuration.timeout.connect = .milliseconds(Int64(CourierOptions.connectSeconds * 1000))
        configuration.connectionPool.retryConnectionEstablishment = false
        configuration.tlsConfiguration = try CourierTLS.configuration(options)
        // What was looked at is what is connected to: a name may mean something else the next time it is asked for.
        if address != host { configuration.dnsOverride = [host: address] }
        let client = HTTPClient(eventLoopGroupProvider: .singleton, configuration: configuration)
        let result = await Self.answer(client, text, hook, seconds: options.seconds)
        try? await client.shutdown()
        let answer = try result.get()
        try hook.answer.check(status: answer.status, body: answer.body, after: answer.after)
    }

    private static func answer(
        _ client: HTTPClient, _ url: String, _ hook: HookRequest, seconds: Double
    ) async -> Result<(status: Int, body: [UInt8], after: String?), CourierFailure> {
        var request = HTTPClientRequest(url: url)
        request.method = .POST
        request.headers = HTTPHeaders(hook.headers.map { ($0.name, $0.value) })
        request.headers.replaceOrAdd(name: "User-Agent", value: "Tidemark")
        request.body = .bytes(ByteBuffer(bytes: hook.body))
        do {
            let response = try await client.execute(request, deadline: .now() + .milliseconds(Int64(seconds * 1000)))
            var body: [UInt8] = []
            for try await piece in response.body {
                body += piece.readableBytesView.prefix(answerLimit - body.count)
                if body.count >= answerLimit { break }
            }
            let after = response.headers.first(name: "Retry-After")
            return .success((status: Int(response.status.code), body: body, after: after))
        } catch {
            return .failure(Self.failure(error))
        }
    }

    /// Tries the addresses of a host one after the other, until one is connected to.
    private func attempt(
        _ host: String, _ body: (String) async throws(CourierFailure) -> Void
    ) async throws(CourierFailure) {
        var last = CourierFailure("The receiver's name has no address.")
        for address in try await reach(host).prefix(4) {
            do throws(CourierFailure) {
                return try await body(address)
            } catch {
                guard error.isUnconnected else { throw error }
                last = error
            }
        }
        throw last
    }

    /// The addresses that may be connected to.
    private func reach(_ host: String) async throws(CourierFailure) -> [String] {
        let addresses: [String]
        do {
            addresses = try await HostLookup.addresses(of: host)
        } catch {
            throw CourierFailure("The receiver's name could not be looked up.")
        }
        guard let first = addresses.first else { throw CourierFailure("The receiver's name has no address.") }
        // One that is forbidden among several is no mistake of the name's owner.
        guard addresses.allSatisfy(options.rules.permit) else {
            throw CourierFailure(
                "The receiver's address \(first) may not be connected to; events.allow lists exceptions.", isFinal: true
            )
        }
        return addresses
    }

    /// Errors of the client may repeat the URL, which is secret: only their kind is told.
    private static func failure(_ error: any Error) -> CourierFailure {
        switch error {
        case let error as HTTPClientError where error == .connectTimeout:
            CourierFailure("The receiver cannot be reached.", isUnconnected: true)
        case is NIOConnectionError, is IOError:
            CourierFailure("The receiver cannot be reached.", isUnconnected: true)
        case let error as HTTPClientError where error == .deadlineExceeded:
            CourierFailure("The receiver did not answer in time.")
        case is NIOSSLError, is NIOSSLExtraError, is BoringSSLError:
            CourierFailure("The receiver's certificate is not trusted, or it speaks no TLS that is safe.")
        case is HTTPClientError: CourierFailure("The receiver did not answer as HTTP wants it.")
        default: CourierFailure("The receiver cannot be reached.")
        }
    }
}
