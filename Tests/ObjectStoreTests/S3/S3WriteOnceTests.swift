import Core
import ObjectStore
import Testing

/// Write-once on stores of different manners, and what becomes of a put whose answer is lost.
@Suite struct S3WriteOnceTests {
    private func bucket(_ change: (inout FakeBucket.Manners) -> Void = { _ in }) -> FakeBucket {
        var manners = FakeBucket.Manners()
        change(&manners)
        return FakeBucket(manners)
    }

    @Test func `A store that ignores If-None-Match is found out before anything is written once`() async throws {
        let bucket = bucket { $0.writeOnceHeader = nil }
        let store = try S3Bench.store(bucket)
        #expect(await code { try await store.put("a", [1], mode: .ifAbsent) } == .storeUnsupported)
        #expect(bucket.keys == ["p/.tidemark/write-once"])
        // Reading, and replacing what may be replaced, goes on.
        try await store.put("b", [1], mode: .overwrite)
        #expect(try await store.list("").map(\.key) == ["b"])
        #expect(await code { try await store.put("c", [1], mode: .ifAbsent) } == .storeUnsupported)
    }

    @Test func `The probe is sent once`() async throws {
        let bucket = bucket()
        let store = try S3Bench.store(bucket)
        for key in ["a", "b", "c"] { try await store.put(key, [1], mode: .ifAbsent) }
        #expect(bucket.calls.filter { $0.url.hasSuffix("/.tidemark/write-once") }.count == 2)
        let again = try S3Bench.store(bucket)
        try await again.put("d", [1], mode: .ifAbsent)
        #expect(bucket.calls.filter { $0.url.hasSuffix("/.tidemark/write-once") }.count == 3)
    }

    @Test(arguments: [
        ("s3.oss-cn-hangzhou.aliyuncs.com", "x-oss-forbid-overwrite"),
        ("cos.ap-beijing.myqcloud.com", "x-cos-forbid-overwrite"),
    ])
    func vendors(_ host: String, _ header: String) async throws {
        let bucket = bucket {
            $0.writeOnceHeader = header
            $0.writeOnceStatus = (409, "FileAlreadyExists")
        }
        let store = try S3Bench.store(bucket, "s3://bucket/p?endpoint=https://\(host)&style=path")
        try await store.put("a", [1], mode: .ifAbsent)
        #expect(await code { try await store.put("a", [2], mode: .ifAbsent) } == .storeExists)
        #expect(try await store.get("a") == [1])
    }

    @Test func `A put whose answer was lost knows its own object again`() async throws {
        // The probe takes the first two puts.
        let bucket = bucket { $0.lostAnswers = [2] }
        let store = try S3Bench.store(bucket)
        try await store.put("a", [1], mode: .ifAbsent)
        #expect(try await store.get("a") == [1])
        #expect(await code { try await store.put("a", [2], mode: .ifAbsent) } == .storeExists)
        #expect(try await store.get("a") == [1])
    }

    @Test func `An answer lost on an object that another wrote is no success`() async throws {
        let bucket = bucket { $0.lostAnswers = [3, 4] }
        let store = try S3Bench.store(bucket)
        try await store.put("a", [1], mode: .ifAbsent)
        #expect(await code { try await store.put("a", [1], mode: .ifAbsent) } == .storeExists)
        #expect(bucket.calls.last?.method == "HEAD")
    }

    @Test func `A lost probe is asked again`() async throws {
        let bucket = bucket { $0.lostAnswers = [0, 1] }
        let store = try S3Bench.store(bucket)
        try await store.put("a", [1], mode: .ifAbsent)
        #expect(await code { try await store.put("a", [2], mode: .ifAbsent) } == .storeExists)
    }

    @Test func `A missing bucket is not mistaken for a missing object`() async throws {
        let store = try S3Bench.store(bucket { $0.exists = false })
        #expect(await code { _ = try await store.size("a") } == .storeURL)
        #expect(await code { _ = try await store.get("a") } == .storeURL)
        let present = try S3Bench.store(bucket())
        #expect(try await present.size("a") == nil)
    }
}
