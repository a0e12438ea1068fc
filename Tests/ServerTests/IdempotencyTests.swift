import APIModel
import Catalog
import HTTPTypes
import Testing

@Suite struct IdempotencyTests {
    @Test func theSameKeyIsTheSameAnswer() async throws {
        try await ServerScene().run { client in
            let key = ["Idempotency-Key": "k-1"]
            let first = try await client.post("projects", #"{"name": "a"}"#, headers: key)
            let again = try await client.post("projects", #"{"name": "a"}"#, headers: key)
            #expect(first.status == 201 && again.status == 201 && again.body == first.body)
            #expect(
                again.header("Location") == first.header("Location") && again.header("ETag") == first.header("ETag"))
            #expect(first.header("Idempotency-Replayed") == nil && again.header("Idempotency-Replayed") == "true")
            let other = try await client.post("projects", #"{"name": "b"}"#, headers: key)
            #expect(other.status == 422 && other.problem?.code == "request.key")
            let path = try await client.post("sites", #"{"name": "a"}"#, headers: key)
            #expect(path.problem?.code == "request.key")
            #expect(try await client.post("projects", #"{"name": "a"}"#).problem?.code == "catalog.exists")
        }
    }

    @Test func whatFailedMayBeSentAgainUnderItsKey() async throws {
        try await ServerScene().run { client in
            let key = ["Idempotency-Key": "k-2"]
            let wrong = try await client.post("sites?project=shop", #"{"name": "a"}"#, headers: key)
            #expect(wrong.status == 404)
            _ = try await client.post("projects", #"{"name": "shop"}"#)
            #expect(try await client.post("sites?project=shop", #"{"name": "a"}"#, headers: key).status == 201)
        }
    }

    @Test func whatIsShownOnceIsNotKept() async throws {
        let scene = try await ServerScene()
        let catalog = scene.catalog
        try await scene.run { client in
            let key = ["Idempotency-Key": "k-3"]
            let made = try await client.post("tokens", #"{"name": "a", "scope": "worker"}"#, headers: key)
            #expect(made.status == 201)
            let again = try await client.post("tokens", #"{"name": "a", "scope": "worker"}"#, headers: key)
            #expect(again.problem?.code == "catalog.exists")
            let kept = try await catalog.driver.transaction(.read) { try $0.query("SELECT answer FROM kept_answers") }
            #expect(kept.isEmpty)
        }
    }

    @Test func aKeyThatIsNoKeyIsRefused() async throws {
        try await ServerScene().run { client in
            for key in ["", "a b", String(repeating: "x", count: 129)] {
                let reply = try await client.post("projects", #"{"name": "a"}"#, headers: ["Idempotency-Key": key])
                #expect(reply.paths == ["header.Idempotency-Key"], "\(key)")
            }
        }
    }
}
