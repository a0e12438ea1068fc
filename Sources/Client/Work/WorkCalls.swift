internal import APIModel
internal import Core

/// The calls of a worker: nothing is made again here, and nothing is kept under a key, as what is answered may be secret.
struct WorkCalls: Sendable {
    let client: APIClient

    func ask<Answer: Decodable>(_ type: Answer.Type, _ path: String, _ body: some Encodable) async throws -> Answer {
        let answer = try await tell(path, body)
        do {
            return try WorkJSON.value(type, in: answer.body)
        } catch {
            // The cause names fields and never a value: what is in them may be secret.
            throw TidemarkError(
                .serverAnswer, "The server at \(client.server) answered with what this worker does not understand.",
                hint: "Run workers of the server's own version.", cause: error)
        }
    }

    @discardableResult
    func tell(_ path: String, _ body: some Encodable) async throws -> APIAnswer {
        var request = APIRequest(.post, path)
        request.body = try WorkJSON.bytes(body)
        request.idempotencyKey = nil
        request.isRepeatable = false
        return try await client.send(request)
    }

    static func path(_ job: String, _ verb: String) -> String { APIRequest.path("work", "jobs", job, verb) }
}
