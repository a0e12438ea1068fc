internal import Core
internal import Crypto
internal import Foundation
internal import HTTPTypes
internal import HummingbirdCore
internal import Service

/// Requests with a key of the caller's own: carried out once, answered alike for a day.
enum KeptAnswers {
    /// Stands for everything that makes two requests the same.
    static func fingerprint(_ request: Request, _ body: [UInt8]) -> String {
        var hash = SHA256()
        for part in [request.method.rawValue, request.uri.string] {
            hash.update(data: Array(part.utf8) + [0])
        }
        hash.update(data: body)
        return Hex.encode(hash.finalize())
    }

    /// Throws `request.key` where the key was used for another request, `request.busy` while the same is being carried out.
    static func run(
        _ request: ServerRequest, key: String, fingerprint: String,
        _ handle: @Sendable (ServerRequest) async throws -> ServerAnswer
    ) async throws -> ServerAnswer {
        let service = request.service
        switch try await service.claimAnswer(request.caller, key: key, fingerprint: fingerprint) {
        case .answered(let kept):
            var answer = ServerAnswer(
                status: kept.status, contentType: kept.contentType, content: .bytes(Array(kept.body.utf8)))
            answer.headers = kept.headers
            answer.headers["Idempotency-Replayed"] = "true"
            return answer
        case .underWay:
            throw RequestRefusal(
                .requestBusy, "The request with this key is being carried out.",
                hint: "Wait for its answer, and send it again where it stays away.", headers: ["Retry-After": "1"])
        case .other:
            throw RequestRefusal(
                .requestKey, "The key was used for another request.", hint: "Give every request a key of its own.")
        case .first: break
        }
        let answer: ServerAnswer
        do {
            answer = try await handle(request)
        } catch {
            // Nothing was done, or nobody knows: the caller may try again with the same key.
            try? await service.dropAnswer(request.caller, key: key)
            throw error
        }
        guard case .bytes(let bytes) = answer.content else {
            try await service.dropAnswer(request.caller, key: key)
            return answer
        }
        try await service.keepAnswer(
            request.caller, key: key,
            KeptAnswer(
                status: answer.status, contentType: answer.contentType, headers: answer.headers,
                body: String(decoding: bytes, as: UTF8.self)))
        return answer
    }
}
