internal import AsyncHTTPClient
package import Core
internal import NIOCore
internal import NIOHTTP1

/// Fetches the file of a link, goes on where a connection broke, and compares it with what the server says it is.
package struct FileDownload: Sendable {
    /// The file, once it is there.
    package struct Outcome: Sendable, Hashable {
        /// As the server calls it; nil where it does not say.
        package let name: String?
        package let bytes: UInt64
        /// SHA-256, hexadecimal.
        package let hash: String
    }

    let url: String
    let settings: ClientSettings
    let clock: any TidemarkClock

    /// Tries in a row without a byte, before it is given up.
    private static let mostTries = 5

    /// - Parameters:
    ///   - url: as whoever made the link was shown it.
    ///   - settings: of their server the address alone counts, for its certificate.
    package init(_ url: String, _ settings: ClientSettings, clock: any TidemarkClock = SystemClock()) {
        self.url = url
        self.settings = settings
        self.clock = clock
    }

    /// Throws the server's own error, `server.unreachable` and its like where there is no answer, and `server.answer` where what
    /// came is not what the server says it is; what was fetched is forgotten then.
    package func run(
        into target: any DownloadTarget, _ progress: @Sendable (UInt64, UInt64) -> Void = { _, _ in }
    ) async throws -> Outcome {
        let client = try NetworkTransport.client(settings)
        do {
            let outcome = try await fetch(client, target, progress)
            try await client.shutdown()
            return outcome
        } catch {
            try? await client.shutdown()
            throw error
        }
    }

    private func fetch(
        _ client: HTTPClient, _ target: any DownloadTarget, _ progress: @Sendable (UInt64, UInt64) -> Void
    ) async throws -> Outcome {
        var tries = 0
        while true {
            let before = try await target.size
            do {
                return try await once(client, target, from: before, progress)
            } catch let failure as APITransportFailure {
                let after = try await target.size
                tries = after > before ? 1 : tries + 1
                guard tries < Self.mostTries, failure.kind != .untrusted else {
                    throw APIProblem.error(failure, from: settings.server)
                }
                try await clock.sleep(seconds: APIClient.backoff(tries))
            }
        }
    }

    private func once(
        _ client: HTTPClient, _ target: any DownloadTarget, from start: UInt64,
        _ progress: @Sendable (UInt64, UInt64) -> Void
    ) async throws -> Outcome {
        var request = HTTPClientRequest(url: url)
        request.headers.add(name: "User-Agent", value: settings.agent)
        if start > 0 { request.headers.add(name: "Range", value: "bytes=\(start)-") }
        let response: HTTPClientResponse
        do {
            response = try await client.execute(request, deadline: .now() + .seconds(Int64(settings.answerSeconds)))
        } catch {
            throw NetworkTransport.failure(error)
        }
        let isWhole = response.status.code == 200
        // All of it is there already: the server has nothing behind it.
        if response.status.code == 416, start > 0, let size = Self.size(response), size == start {
            return try await compared(target, response)
        }
        guard isWhole || response.status.code == 206 else { throw try await Self.problem(response, settings) }
        if isWhole, start > 0 { try await target.clear() }
        let size = try Self.expected(response, from: isWhole ? 0 : start)
        var done = isWhole ? 0 : start
        do {
            for try await piece in response.body {
                try await target.append(Array(piece.readableBytesView))
                done += UInt64(piece.readableBytes)
                progress(done, size)
            }
        } catch let error as TidemarkError {
            throw error
        } catch {
            if Task.isCancelled { throw CancellationError() }
            throw NetworkTransport.failure(error)
        }
        guard done == size else {
            throw APITransportFailure(.broken, "the answer ended after \(done) of \(size) bytes")
        }
        return try await compared(target, response)
    }

    /// The server names a file by its SHA-256.
    private func compared(_ target: any DownloadTarget, _ response: HTTPClientResponse) async throws -> Outcome {
        let hash = try await target.hash()
        if let tag = response.headers.first(name: "ETag"), tag != "\"\(hash)\"" {
            try await target.clear()
            throw TidemarkError(
                .serverAnswer, "What came is not the file that the server says it is.",
                hint: "Fetch it again from its beginning.")
        }
        return Outcome(name: Self.name(response), bytes: try await target.size, hash: hash)
    }

    private static func expected(_ response: HTTPClientResponse, from start: UInt64) throws(TidemarkError) -> UInt64 {
        guard let length = response.headers.first(name: "Content-Length").flatMap({ UInt64($0) }) else {
            throw TidemarkError(
                .serverAnswer, "The server does not say how large the file is.",
                hint: "Check that the address is that of a link.")
        }
        return start + length
    }

    /// Of the whole file, in the answer to a range that is not in it.
    private static func size(_ response: HTTPClientResponse) -> UInt64? {
        response.headers.first(name: "Content-Range").flatMap { $0.split(separator: "/").last }.flatMap { UInt64($0) }
    }

    private static func name(_ response: HTTPClientResponse) -> String? {
        guard let header = response.headers.first(name: "Content-Disposition"),
            let start = header.firstRange(of: "filename=\"")?.upperBound
        else { return nil }
        let name = header[start...].prefix { $0 != "\"" }
        // No path leads out of the folder it is put in.
        return name.isEmpty || name.hasPrefix(".") || name.contains("/") ? nil : String(name)
    }

    private static func problem(_ response: HTTPClientResponse, _ settings: ClientSettings) async throws -> any Error {
        var body: [UInt8] = []
        for try await piece in response.body where body.count < 1 << 20 { body += Array(piece.readableBytesView) }
        var headers: [String: String] = [:]
        for header in response.headers { headers[header.name.lowercased()] = header.value }
        return APIProblem.error(
            APIAnswer(status: Int(response.status.code), headers: headers, body: body), from: settings.server)
    }
}
