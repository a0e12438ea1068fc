internal import Core
internal import ObjectStore

extension StoreConformance {
    static var objects: [StoreConformance] {
        [
            StoreConformance("what was put is got back, from nothing to 3 MiB") { store in
                for size in [0, 1, 4095, 4096, 65_537, 3 << 20] {
                    let bytes = (0..<size).map { UInt8(truncatingIfNeeded: $0 &* 31 &+ $0 >> 8) }
                    let key = "a/b/size-\(size)"
                    try await store.put(key, bytes, mode: .ifAbsent)
                    try require(try await store.get(key) == bytes, "\(size) bytes came back different")
                    try require(try await store.size(key) == UInt64(size), "the size of \(size) bytes is wrong")
                }
            },
            StoreConformance("a range is cut at the object's end") { store in
                try await store.put("object", Array(0..<100), mode: .overwrite)
                let cases: [(Range<UInt64>, [UInt8])] = [
                    (0..<10, Array(0..<10)), (90..<100, Array(90..<100)), (95..<200, Array(95..<100)),
                    (100..<101, []), (5000..<6000, []), (7..<7, []), (0..<UInt64.max, Array(0..<100)),
                ]
                for (range, expected) in cases {
                    let got = try await store.get("object", range: range)
                    try require(got == expected, "range \(range) gave \(got.count) bytes, not \(expected.count)")
                }
            },
            StoreConformance("what is absent is not found") { store in
                try await requireError(.storeNotFound, "get") { _ = try await store.get("absent") }
                try await requireError(.storeNotFound, "get range") { _ = try await store.get("no/such", range: 0..<1) }
                try require(try await store.size("absent") == nil, "an absent object has a size")
                try await store.put("folder/object", [1], mode: .overwrite)
                try require(try await store.size("folder") == nil, "a folder has a size")
                try await requireError(.storeNotFound, "get of a folder") { _ = try await store.get("folder") }
                try await requireError(.storeNotFound, "get below an object") {
                    _ = try await store.get("folder/object/x")
                }
            },
            StoreConformance("deleted is gone, and deleting what is absent is no error") { store in
                try await store.put("a/b", [1], mode: .overwrite)
                try await store.put("a/c", [2], mode: .overwrite)
                try await store.delete("a/b")
                try await store.delete("a/b")
                try await store.delete("never/was")
                try require(try await store.size("a/b") == nil, "a deleted object is still there")
                try require(try await store.list("").map(\.key) == ["a/c"], "a deleted object is still listed")
                try await store.put("a/b", [3], mode: .ifAbsent)
                try require(try await store.get("a/b") == [3], "a deleted key cannot be used again")
            },
        ]
    }

    static var writing: [StoreConformance] {
        [
            StoreConformance("overwriting replaces, write-once does not") { store in
                try await store.put("key", [1, 2, 3], mode: .overwrite)
                try await store.put("key", [4], mode: .overwrite)
                try require(try await store.get("key") == [4], "an object was not replaced")
                try await requireError(.storeExists, "put if absent") {
                    try await store.put("key", [5], mode: .ifAbsent)
                }
                try require(try await store.get("key") == [4], "a write-once put replaced an object")
            },
            StoreConformance("of many writers of one key exactly one succeeds") { store in
                let writers = 16
                let winners = try await withThrowingTaskGroup(of: UInt8?.self) { group in
                    for writer in 0..<writers {
                        group.addTask {
                            do {
                                let bytes = [UInt8](repeating: UInt8(writer), count: 10_000)
                                try await store.put("log/1", bytes, mode: .ifAbsent)
                                return UInt8(writer)
                            } catch let error as TidemarkError where error.code == .storeExists {
                                return nil
                            }
                        }
                    }
                    var winners: [UInt8] = []
                    for try await winner in group { if let winner { winners.append(winner) } }
                    return winners
                }
                try require(winners.count == 1, "\(winners.count) of \(writers) writers succeeded")
                let stored = try await store.get("log/1")
                try require(
                    stored == [UInt8](repeating: winners[0], count: 10_000), "the object is not the winner's")
            },
            StoreConformance("a put that is cancelled leaves the old object, the new one, or none") { store in
                let old = [UInt8](repeating: 1, count: 300_000)
                let new = [UInt8](repeating: 2, count: 500_000)
                for round in 0..<24 {
                    let replaces = round % 2 == 0
                    if replaces { try await store.put("key\(round)", old, mode: .overwrite) }
                    let put = Task {
                        try await store.put("key\(round)", new, mode: replaces ? .overwrite : .ifAbsent)
                    }
                    // From before it begins to after it has ended.
                    try await Task.sleep(for: .microseconds(round * round * 20))
                    put.cancel()
                    let isDone: Bool
                    do {
                        try await put.value
                        isDone = true
                    } catch is CancellationError {
                        isDone = false
                    }
                    let size = try await store.size("key\(round)")
                    guard let size else {
                        try require(!isDone && !replaces, "a cancelled put took the object away")
                        continue
                    }
                    let found = try await store.get("key\(round)")
                    // Behind a network the store may still be at it, and replace the object between the two questions.
                    try require(
                        (found == new || replaces && !isDone && found == old)
                            && (size == UInt64(found.count) || !isDone && size == UInt64(old.count)),
                        "a cancelled put left a torn object of \(found.count) bytes")
                }
            },
            StoreConformance("a reader beside a writer sees one object or the other, whole") { store in
                try await store.put("status", [UInt8](repeating: 0, count: 50_000), mode: .overwrite)
                try await withThrowingTaskGroup(of: Void.self) { group in
                    group.addTask {
                        for round in 1...30 {
                            let bytes = [UInt8](repeating: UInt8(round), count: 50_000 + round)
                            try await store.put("status", bytes, mode: .overwrite)
                        }
                    }
                    group.addTask {
                        for _ in 0..<60 {
                            let seen = try await store.get("status")
                            try require(
                                seen.count == 50_000 + Int(seen[0]) && seen.allSatisfy { $0 == seen[0] },
                                "a torn object was read")
                        }
                    }
                    try await group.waitForAll()
                }
            },
        ]
    }
}
