import ObjectStore
import Repository
import Testing

/// What a verification finds in key slots, which are stored in clear.
@Suite struct SlotVerificationTests {
    /// Every bit of the name: a reader that passes over unknown members would see a slot without recipient.
    @Test func `A recipient whose name is damaged is damage`() async throws {
        let test = try await TestRepository(MemoryStore())
        let slot = try #require(try await test.repository.keySlots().first)
        let key = "keys/\(slot.slot).json"
        let whole = try await test.store.get(key)
        let name = Array("\"recipient\"".utf8)
        let start = try #require(
            whole.indices.first { $0 + name.count <= whole.count && Array(whole[$0..<$0 + name.count]) == name })
        for offset in 1..<name.count - 1 {
            for bit in 0..<8 {
                var flipped = whole
                flipped[start + offset] ^= 1 << UInt8(bit)
                try await test.store.put(key, flipped, mode: .overwrite)
                let report = try await test.repository.verify()
                #expect(report.damaged.map(\.key) == [key], "bit \(bit) of letter \(offset)")
            }
        }
        try await test.store.put(key, whole, mode: .overwrite)
        let report = try await test.repository.verify()
        #expect(report.isIntact && report.notes == [])
    }

    /// Slots of the first days have none: they are whole, and get no later key.
    @Test func `A slot without recipient is told of`() async throws {
        let test = try await TestRepository(MemoryStore())
        let slot = try #require(try await test.repository.keySlots().first)
        try await KeyBench.edit(test.store, "keys/\(slot.slot).json") { $0["recipient"] = nil }
        let report = try await test.repository.verify()
        #expect(report.isIntact && report.notes.count == 1)
        #expect(report.notes.first?.contains("key rotate --slot \(slot.slot)") == true)
    }
}
