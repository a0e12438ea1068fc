import Core
import ObjectStore
import TestKit
import Testing

/// The order of keys whatever the store's own order is, over pages of every size.
@Suite struct S3ListingTests {
    private static let keys = [
        "a", "a-b", "a-c/c", "a.b", "a0", "aa/x", "aa/x.y", "aa/x0", "aa-/z", "aa.b/c/d", "aa0", "b/a/c", "b/a.c",
        "b/a-/q", "B/z",
        "_", "log/0001/1", "log/0001/2", "log/0002/1", "log/0002/2", "log/0002.x", "log/0002-/1", "log/0003/1",
    ]

    @Test(arguments: [1, 2, 3, 7, 1000], [S3ListingOrder.keys, .folders])
    func listing(_ pageSize: Int, _ order: S3ListingOrder) async throws {
        var manners = FakeBucket.Manners()
        manners.pageSize = pageSize
        manners.order = order
        manners.server = order == .folders ? "SeaweedFS 8000GB 4.48" : "Fake"
        let bucket = FakeBucket(manners)
        let store = try S3Bench.store(bucket)
        for key in Self.keys { try await store.put(key, [1], mode: .overwrite) }
        let sorted = Self.keys.sorted()
        let stops =
            [nil] + sorted.map(Optional.some) + ["a!", "aa", "aa/", "b", "b/a", "log/0002", "log/0002/", "zz", "A"]
        for prefix in ["", "a", "aa", "aa/", "aa.", "b/a", "log/0", "log/0002", "log/0002/", "x"] {
            for after in stops {
                for limit in [1, 2, 5, Int.max] {
                    let listed = try await store.list(prefix, after: after, limit: limit).map(\.key)
                    let expected = sorted.filter { $0.hasPrefix(prefix) && (after ?? "") < $0 }.prefix(limit)
                    #expect(listed == Array(expected), "“\(prefix)” after “\(after ?? "")”, \(limit)")
                }
            }
        }
    }

    @Test func `Random keys come in order from a store that lists by folders`() async throws {
        var generator = SeededGenerator(label: "folder listing")
        for _ in 0..<30 {
            var manners = FakeBucket.Manners()
            manners.order = .folders
            manners.pageSize = Int.random(in: 1...9, using: &generator)
            let bucket = FakeBucket(manners)
            let store = try S3Bench.store(bucket, "s3://bucket/p?endpoint=http://127.0.0.1:9&listing=folders")
            var keys: Set<String> = []
            for _ in 0..<60 {
                let parts = (0..<Int.random(in: 1...3, using: &generator)).map { _ in
                    String(
                        (0..<Int.random(in: 1...3, using: &generator)).map { place in
                            (place == 0 ? ["a", "b"] : ["a", "b", "-", ".", "0"]).randomElement(using: &generator)!
                        })
                }
                let key = parts.joined(separator: "/")
                // A key is never at the same time a folder.
                if !keys.contains(where: { $0.hasPrefix(key + "/") || key.hasPrefix($0 + "/") }) { keys.insert(key) }
            }
            for key in keys { try await store.put(key, [1], mode: .overwrite) }
            let sorted = keys.sorted()
            #expect(try await store.list("").map(\.key) == sorted)
            for _ in 0..<20 {
                let after = sorted.randomElement(using: &generator)!
                let limit = Int.random(in: 1...8, using: &generator)
                let listed = try await store.keys("", after: after, limit: limit)
                #expect(listed == Array(sorted.filter { $0 > after }.prefix(limit)), "after \(after), \(limit)")
            }
        }
    }

    @Test func `A store that breaks the order is refused`() async throws {
        var manners = FakeBucket.Manners()
        manners.order = .folders
        let store = try S3Bench.store(FakeBucket(manners))
        for key in ["b/a/c", "b/a.c"] { try await store.put(key, [1], mode: .overwrite) }
        #expect(await code { _ = try await store.list("") } == .storeUnsupported)
    }

    @Test func `One folder of many is found with few requests`() async throws {
        for order in [S3ListingOrder.keys, .folders] {
            var manners = FakeBucket.Manners()
            manners.order = order
            let bucket = FakeBucket(manners)
            let store = try S3Bench.store(
                bucket, "s3://bucket/p?endpoint=http://127.0.0.1:9&listing=\(order.rawValue)")
            for folder in 100..<400 { try await store.put("log/\(folder)/1", [1], mode: .overwrite) }
            let before = bucket.calls.count
            #expect(try await store.keys("log/", after: "log/250/1", limit: 2) == ["log/251/1", "log/252/1"])
            #expect(bucket.calls.count - before <= 5)
        }
    }

    @Test(arguments: [
        "", "<x/>", "<ListBucketResult></ListBucketResult>",
        "<ListBucketResult><IsTruncated>true</IsTruncated></ListBucketResult>",
        "<ListBucketResult><Contents><Key>p/a</Key></Contents><IsTruncated>false</IsTruncated></ListBucketResult>",
        "<ListBucketResult><Contents><Key>q/a</Key><Size>1</Size></Contents><IsTruncated>false</IsTruncated></ListBucketResult>",
        "<ListBucketResult><Contents><Key>p/a</Key><Size>-1</Size></Contents><IsTruncated>false</IsTruncated></ListBucketResult>",
    ])
    func broken(_ body: String) async throws {
        let transport = ScriptedTransport([.answer(200, [], body)])
        let store = try S3Bench.store(transport)
        #expect(await code { _ = try await store.list("") } == .storeUnavailable)
        #expect(transport.calls.count > 3, "a broken listing is asked for again")
    }
}
