import Core
import ObjectStore
import TestKit
import Testing

/// One fault after the other between the store and a real server, each met on purpose.
@Suite(.serialized) struct S3FaultTests {
    /// Runs `body` with a proxy and a store behind it.
    private func scene(
        _ query: String = "", _ body: (HTTPFaultProxy, S3Store) async throws -> Void
    ) async throws {
        let server = try await SharedObjectStorage.shared.server()
        let proxy = try await HTTPFaultProxy.start(to: server.port)
        do {
            try await body(proxy, try await SeaweedBench.store(port: proxy.port, query: query))
        } catch {
            Issue.record("\(error)")
        }
        await proxy.stop()
    }

    /// A plan with one fault, for the first request that `matches`.
    private func once(
        _ fault: HTTPFault, _ matches: @escaping @Sendable (HTTPFaultProxy.Request) -> Bool
    ) -> HTTPFaultProxy.Plan {
        let isDone = Flag()
        return { request in matches(request) && isDone.raise() ? fault : nil }
    }

    @Test(arguments: [
        HTTPFault.answer(status: 500, code: "InternalError"), .answer(status: 503, code: "SlowDown"), .resetRequest,
        .loseAnswer, .resetAnswer,
    ])
    func writeOnce(_ fault: HTTPFault) async throws {
        try await scene { proxy, store in
            try await store.put("first", [0], mode: .ifAbsent)
            let bytes = SeaweedBench.bytes(700_000)
            proxy.set(once(fault) { $0.method == "PUT" })
            try await store.put("a", bytes, mode: .ifAbsent)
            #expect(proxy.faults == [fault])
            #expect(try await store.get("a").elementsEqual(bytes))
            // The one that did not win is told so, whatever happens to its answers.
            proxy.set(once(fault) { $0.method == "PUT" })
            #expect(await code { try await store.put("a", [1], mode: .ifAbsent) } == .storeExists)
            #expect(proxy.faults == [fault])
            #expect(try await store.size("a") == 700_000)
        }
    }

    @Test(arguments: [
        HTTPFault.answer(status: 503, code: "SlowDown"), .resetRequest, .loseAnswer, .resetAnswer,
    ])
    func parts(_ fault: HTTPFault) async throws {
        try await scene("part-size=5MiB") { proxy, store in
            let bytes = SeaweedBench.bytes(17 << 20)
            for (number, matches) in Self.steps.enumerated() {
                proxy.set(once(fault, matches))
                try await store.put("large-\(number)", bytes, mode: .ifAbsent)
                #expect(proxy.faults == [fault], "step \(number)")
                proxy.set { _ in nil }
                let isEqual = try await store.get("large-\(number)") == bytes
                #expect(isEqual, "step \(number)")
            }
            let second = await code { try await store.put("large-0", bytes, mode: .ifAbsent) }
            #expect(second == .storeExists)
            // Lost answers to the beginning of an upload leave it behind; what knows its name is cleared away.
            let left = try await store.unfinishedUploads()
            #expect(left.count <= (fault.reachesStore ? 1 : 0), "left behind: \(left)")
            #expect(try await store.abortUploads(begunBefore: Timestamp.now().adding(seconds: 3600)) == left.count)
            #expect(try await store.unfinishedUploads().isEmpty)
        }
    }

    /// The beginning of an upload, its second part, its end.
    private static let steps: [@Sendable (HTTPFaultProxy.Request) -> Bool] = [
        { $0.method == "POST" && $0.target.hasSuffix("?uploads=") && $0.target.contains("large") },
        { $0.method == "PUT" && $0.target.contains("partNumber=2") },
        { $0.method == "POST" && $0.target.contains("uploadId") && $0.target.contains("large") },
    ]

    @Test func `A part that cannot be stored aborts the upload`() async throws {
        try await scene("part-size=5MiB&patience=1") { proxy, store in
            try await store.put("first", [0], mode: .ifAbsent)
            proxy.set { $0.target.contains("partNumber=3") ? .answer(status: 403, code: "AccessDenied") : nil }
            let bytes = SeaweedBench.bytes(17 << 20)
            #expect(await code { try await store.put("large", bytes, mode: .overwrite) } == .storeDenied)
            #expect(try await store.size("large") == nil)
            #expect(try await store.unfinishedUploads().isEmpty)
        }
    }

    @Test func `A cancelled upload is aborted`() async throws {
        try await scene("part-size=5MiB") { proxy, store in
            proxy.set { $0.target.contains("partNumber=2") ? .stall : nil }
            let bytes = SeaweedBench.bytes(12 << 20)
            let task = Task { try await store.put("large", bytes, mode: .overwrite) }
            while proxy.faults.isEmpty { try await Task.sleep(for: .milliseconds(10)) }
            task.cancel()
            await #expect(throws: CancellationError.self) { try await task.value }
            #expect(try await store.unfinishedUploads().isEmpty)
        }
    }

    @Test(arguments: [
        HTTPFault.resetAnswer, .loseAnswer, .answer(status: 500, code: "InternalError"), .skewedClock(seconds: 0),
    ])
    func reading(_ fault: HTTPFault) async throws {
        try await scene { proxy, store in
            let bytes = SeaweedBench.bytes(900_000)
            try await store.put("a", bytes, mode: .overwrite)
            proxy.set(once(fault) { $0.method == "GET" })
            #expect(try await store.get("a").elementsEqual(bytes))
            proxy.set(once(fault) { $0.method == "GET" })
            #expect(try await store.get("a", range: 1000..<500_000).elementsEqual(bytes[1000..<500_000]))
            let isSkew = fault == .skewedClock(seconds: 0)
            proxy.set(once(isSkew ? .resetRequest : fault) { $0.method == "HEAD" })
            #expect(try await store.size("a") == 900_000)
            proxy.set(once(fault) { $0.method == "DELETE" })
            try await store.delete("a")
            #expect(try await store.size("a") == nil)
        }
    }

    @Test(arguments: [HTTPFault.cutAnswer, .resetAnswer])
    func listing(_ fault: HTTPFault) async throws {
        try await scene { proxy, store in
            let keys = (0..<40).map { "log/\($0 + 100)" }
            for key in keys { try await store.put(key, [1], mode: .overwrite) }
            _ = try await store.list("")
            proxy.set(once(fault) { $0.target.contains("list-type") })
            #expect(try await store.list("").map(\.key) == keys)
            #expect(proxy.faults == [fault])
        }
    }

    @Test func `A stalled answer is given up and asked for again`() async throws {
        let server = try await SharedObjectStorage.shared.server()
        let proxy = try await HTTPFaultProxy.start(to: server.port)
        var settings = TransportSettings()
        settings.idleSeconds = 0.5
        let store = try await SeaweedBench.impatient(port: proxy.port, transport: try AsyncHTTPTransport(settings))
        proxy.set(once(.stall) { $0.method == "PUT" })
        let begun = ContinuousClock.now
        try await store.put("a", [1, 2, 3], mode: .overwrite)
        #expect(ContinuousClock.now - begun < .seconds(5))
        #expect(proxy.faults == [.stall])
        #expect(try await store.get("a") == [1, 2, 3])
        await proxy.stop()
    }

    @Test func `A store that is away for a while is waited for by all, and asked by few`() async throws {
        try await scene { proxy, store in
            try await store.put("first", [0], mode: .ifAbsent)
            let isBack = Flag()
            proxy.set { _ in isBack.isUp ? nil : .answer(status: 503, code: "SlowDown") }
            try await withThrowingTaskGroup(of: Void.self) { group in
                for number in 0..<16 {
                    group.addTask { try await store.put("k\(number)", [1], mode: .ifAbsent) }
                }
                group.addTask {
                    try await Task.sleep(for: .seconds(3))
                    _ = isBack.raise()
                }
                try await group.waitForAll()
            }
            #expect(try await store.list("k").count == 16)
            // Sixteen callers on their own would have asked hundreds of times.
            #expect((16...60).contains(proxy.faults.count), "\(proxy.faults.count) requests while away")
        }
    }
}
