import Core
import Foundation
import ObjectStore
import Synchronization
import Testing

/// What is repeated, when, and what is not: against a scripted transport and a clock that does not wait.
@Suite struct S3RetryTests {
    @Test(arguments: [
        ScriptedTransport.Step.code(500, "InternalError"), .code(502, ""), .code(503, "SlowDown"), .code(504, ""),
        .code(429, "TooManyRequests"), .code(400, "RequestTimeout"), .code(400, "IncompleteBody"),
        .code(400, "BadDigest"), .code(409, "OperationAborted"), .failure(.broken), .failure(.timedOut),
        .failure(.unreachable),
    ])
    func passes(_ step: ScriptedTransport.Step) async throws {
        let clock = ManualClock()
        let transport = ScriptedTransport([step, step, .answer(200, [], "hello")])
        let store = try S3Bench.store(transport, clock: clock)
        #expect(try await store.get("a") == Array("hello".utf8))
        #expect(transport.calls.count == 3)
        #expect(clock.waits.count == 2 && clock.waits[0] <= 0.1 && clock.waits[1] <= 0.2)
    }

    @Test(arguments: [
        (ScriptedTransport.Step.code(403, "AccessDenied"), ErrorCode.storeDenied),
        (.code(403, "InvalidAccessKeyId"), .storeDenied), (.code(403, "SignatureDoesNotMatch"), .storeDenied),
        (.code(404, "NoSuchBucket"), .storeURL), (.code(301, "PermanentRedirect"), .storeURL),
        (.code(400, "AuthorizationHeaderMalformed"), .storeURL), (.code(403, "InvalidObjectState"), .storeArchived),
        (.code(507, "InsufficientStorage"), .storeFull), (.code(403, "QuotaExceeded"), .storeFull),
        (.code(400, "InvalidRequest"), .storeUnavailable), (.code(501, "NotImplemented"), .storeUnsupported),
        (.failure(.untrusted), .storeDenied), (.failure(.tooLarge), .storeUnavailable),
        (.code(404, "NoSuchKey"), .storeNotFound),
    ])
    func fails(_ step: ScriptedTransport.Step, _ expected: ErrorCode) async throws {
        let transport = ScriptedTransport([step])
        let store = try S3Bench.store(transport)
        let found = await code { _ = try await store.get("a") }
        #expect(found == expected)
        #expect(transport.calls.count == 1, "it was repeated")
    }

    @Test func `The store's wish to be left alone is honoured`() async throws {
        let clock = ManualClock()
        let transport = ScriptedTransport([
            .answer(503, [S3Header("retry-after", "7")], "<Error><Code>SlowDown</Code></Error>"), .answer(200, [], "x"),
        ])
        _ = try await S3Bench.store(transport, clock: clock).get("a")
        #expect(clock.waits.count == 1 && clock.waits[0] >= 7 && clock.waits[0] < 7.2)
    }

    @Test func `A wait longer than the time that is left is not begun`() async throws {
        let clock = ManualClock()
        let transport = ScriptedTransport([
            .answer(503, [S3Header("retry-after", "5000")], "<Error><Code>SlowDown</Code></Error>")
        ])
        let store = try S3Bench.store(transport, clock: clock)
        #expect(await code { _ = try await store.get("a") } == .storeUnavailable)
        #expect(transport.calls.count == 1 && clock.waits.isEmpty)
    }

    @Test func `It ends when the time for the call is up`() async throws {
        let clock = ManualClock()
        let transport = ScriptedTransport([.code(500, "InternalError")])
        let store = try S3Bench.store(
            transport, "s3://bucket/p?endpoint=http://127.0.0.1:9&patience=20", clock: clock)
        let start = clock.now()
        let found = await code { try await store.delete("a") }
        #expect(found == .storeUnavailable)
        #expect((4...40).contains(transport.calls.count), "\(transport.calls.count) tries")
        #expect(clock.now().seconds(since: start) <= 20)
    }

    @Test func `Waits grow to a ceiling and are left to chance`() {
        var policy = RetryPolicy()
        policy.random = { 1 }
        #expect(
            [1, 2, 3, 4, 8, 9, 60].map { policy.delay(after: $0, atLeast: nil) } == [0.1, 0.2, 0.4, 0.8, 12.8, 15, 15])
        policy.random = { 0 }
        #expect(policy.delay(after: 9, atLeast: nil) == 0)
        #expect(policy.delay(after: 9, atLeast: 3) == 3)
    }

    @Test func `A wrong clock is corrected once, and stays corrected`() async throws {
        let clock = ManualClock("2026-11-22T12:00:00Z")
        let skewed = ScriptedTransport.Step.answer(
            403, [S3Header("date", "Sun, 22 Nov 2026 13:30:00 GMT")], "<Error><Code>RequestTimeTooSkewed</Code></Error>"
        )
        let transport = ScriptedTransport([skewed, .answer(200, [], "x")])
        let store = try S3Bench.store(transport, clock: clock)
        _ = try await store.get("a")
        _ = try await store.get("b")
        #expect(
            transport.calls.map { $0.headers["x-amz-date"] }
                == ["20261122T120000Z", "20261122T133000Z", "20261122T133000Z"])
        // One answer of several machines with clocks of their own.
        let several = try S3Bench.store(
            ScriptedTransport([skewed, skewed, skewed, .answer(200, [], "x")]), clock: clock)
        #expect(try await several.get("a").elementsEqual("x".utf8))
        let hopeless = try S3Bench.store(ScriptedTransport([skewed]), clock: clock)
        #expect(await code { _ = try await hopeless.get("a") } == .storeDenied)
    }

    @Test func `A wrong clock is seen where the answer has no body to say so`() async throws {
        let date = S3Header("date", "Sun, 22 Nov 2026 11:00:00 GMT")
        let transport = ScriptedTransport([.answer(403, [date]), .answer(200, [S3Header("content-length", "5")])])
        #expect(try await S3Bench.store(transport).size("a") == 5)
        #expect(transport.calls.last?.headers["x-amz-date"] == "20261122T110000Z")
        let near = ScriptedTransport([.answer(403, [S3Header("date", "Sun, 22 Nov 2026 12:00:30 GMT")])])
        let store = try S3Bench.store(near)
        #expect(await code { _ = try await store.size("a") } == .storeDenied)
        #expect(near.calls.count == 1)
    }

    @Test func `Expired credentials are fetched again once`() async throws {
        let transport = ScriptedTransport([.code(400, "ExpiredToken"), .answer(200, [], "x")])
        _ = try await S3Bench.store(transport).get("a")
        #expect(transport.calls.count == 2)
        let hopeless = ScriptedTransport([.code(400, "ExpiredToken")])
        let store = try S3Bench.store(hopeless)
        #expect(await code { _ = try await store.get("a") } == .storeDenied)
        #expect(hopeless.calls.count == 2)
    }

    @Test func `A refusal that concerns everything is not asked for again at once`() async throws {
        let clock = ManualClock()
        let transport = ScriptedTransport([.code(403, "InvalidAccessKeyId")])
        let store = try S3Bench.store(transport, clock: clock)
        for key in ["a", "b", "c"] { #expect(await code { _ = try await store.get(key) } == .storeDenied) }
        #expect(transport.calls.count == 1)
        clock.advance(30)
        #expect(await code { _ = try await store.get("d") } == .storeDenied)
        #expect(transport.calls.count == 2)
    }

    @Test func `New credentials are tried at once where the circuit is half open`() async throws {
        let clock = ManualClock()
        let transport = ScriptedTransport([
            .code(403, "InvalidAccessKeyId"), .code(400, "ExpiredToken"), .answer(200, [], "x"),
        ])
        let store = try S3Bench.store(transport, clock: clock)
        #expect(await code { _ = try await store.get("a") } == .storeDenied)
        clock.advance(2)
        #expect(try await store.get("a") == Array("x".utf8))
        #expect(clock.waits.isEmpty)
    }

    @Test func `Cancellation ends the waiting`() async throws {
        let transport = ScriptedTransport([.code(503, "SlowDown")])
        let store = try S3Bench.store(transport, clock: SystemClock())
        let task = Task { try await store.get("a") }
        while transport.calls.count < 3 { try await Task.sleep(for: .milliseconds(5)) }
        task.cancel()
        let begun = ContinuousClock.now
        await #expect(throws: CancellationError.self) { try await task.value }
        #expect(ContinuousClock.now - begun < .seconds(1))
    }

    @Test func `Plain HTTP signs the body, TLS a checksum`() async throws {
        let body = Array("content".utf8)
        for (url, signed) in [
            ("s3://bucket/p?endpoint=http://127.0.0.1:9", true), ("s3://bucket/p?endpoint=https://127.0.0.1:9", true),
            ("s3://bucket/p?endpoint=https://127.0.0.1:9&checksum=crc32c", false),
            ("s3://bucket/p?endpoint=http://127.0.0.1:9&checksum=crc32c", true),
            ("s3://bucket/p?endpoint=https://127.0.0.1:9&checksum=md5", false),
            ("s3://bucket/p?endpoint=http://127.0.0.1:9&checksum=md5", true),
        ] {
            let transport = ScriptedTransport([.answer(200)])
            try await S3Bench.store(transport, url).put("a", body, mode: .overwrite)
            let headers = try #require(transport.calls.first?.headers)
            #expect((headers["x-amz-content-sha256"] != "UNSIGNED-PAYLOAD") == signed, "\(url)")
            let names = ["x-amz-checksum-crc32c", "x-amz-checksum-sha256", "content-md5"]
            let checksums = names.filter { headers[$0] != nil }
            #expect(checksums.count == 1)
            for name in checksums { #expect(headers["authorization"]?.contains(name) == true, "unsigned \(name)") }
        }
    }
}

@Suite struct CircuitBreakerTests {
    @Test func `It opens after eight failures and lets one through at a time`() {
        let breaker = CircuitBreaker()
        var now = Timestamp(seconds: 1000)
        for _ in 0..<7 { breaker.failed(at: now) }
        #expect(breaker.admit(at: now) == .go)
        breaker.failed(at: now)
        #expect(breaker.admit(at: now) == .wait(1))
        now = now.adding(seconds: 1)
        #expect(breaker.admit(at: now) == .go)
        #expect(breaker.admit(at: now) == .wait(0.1))
        breaker.failed(at: now)
        #expect(breaker.admit(at: now) == .wait(2))
        now = now.adding(seconds: 2)
        #expect(breaker.admit(at: now) == .go)
        breaker.abandoned()
        #expect(breaker.admit(at: now) == .go)
        breaker.succeeded()
        #expect(breaker.admit(at: now) == .go)
        #expect(breaker.admit(at: now) == .go)
    }

    @Test func `A success in between closes it`() {
        let breaker = CircuitBreaker()
        let now = Timestamp(seconds: 1000)
        for round in 0..<40 {
            if round % 7 == 0 { breaker.succeeded() }
            breaker.failed(at: now)
            #expect(breaker.admit(at: now) == .go)
        }
    }

    @Test func `A refusal is remembered, and a caller that never returns does not block it`() {
        let breaker = CircuitBreaker()
        var now = Timestamp(seconds: 1000)
        let error = TidemarkError(.storeDenied, "no", hint: "")
        breaker.refused(at: now, error)
        #expect(breaker.admit(at: now) == .refuse(error))
        now = now.adding(seconds: 1.5)
        #expect(breaker.admit(at: now) == .go)
        #expect(breaker.admit(at: now) == .refuse(error))
        now = now.adding(seconds: 61)
        #expect(breaker.admit(at: now) == .go)
    }
}
