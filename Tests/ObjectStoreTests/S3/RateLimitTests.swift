import Core
import ObjectStore
import TestKit
import Testing

@Suite struct RateLimitTests {
    @Test func `Uploads and downloads take the time they are allowed`() async throws {
        let clock = ManualClock()
        let store = RateLimitedStore(
            MemoryStore(), upload: ByteRate(bytesPerSecond: 1000), download: ByteRate(bytesPerSecond: 4000),
            clock: clock)
        let start = clock.now()
        for number in 0..<10 { try await store.put("k\(number)", [UInt8](repeating: 1, count: 2000), mode: .ifAbsent) }
        #expect((19.5...20.5).contains(clock.now().seconds(since: start)))
        let middle = clock.now()
        for number in 0..<10 { _ = try await store.get("k\(number)") }
        _ = try await store.get("k0", range: 0..<400)
        #expect((4.7...5.3).contains(clock.now().seconds(since: middle)))
    }

    @Test(arguments: StoreConformance.all)
    func conforms(_ check: StoreConformance) async throws {
        let rate = ByteRate(bytesPerSecond: 1 << 40)
        try await check.run(
            RateLimitedStore(MemoryStore(), upload: rate, download: rate, clock: SystemClock()))
    }
}
