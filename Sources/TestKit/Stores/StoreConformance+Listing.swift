internal import ObjectStore

extension StoreConformance {
    static var listing: [StoreConformance] {
        [
            StoreConformance("listing is in the order of bytes, over folders") { store in
                let keys = ["a", "a-b", "a.b", "a0", "aa/x", "aa/x.y", "aa/x0", "aa0", "b/a/c", "b/a.c", "B/z", "_"]
                for key in keys { try await store.put(key, Array(key.utf8), mode: .overwrite) }
                let listed = try await store.list("")
                let expected = keys.sorted { Array($0.utf8).lexicographicallyPrecedes(Array($1.utf8)) }
                try require(listed.map(\.key) == expected, "listed \(listed.map(\.key)), not \(expected)")
                try require(
                    listed.allSatisfy { $0.size == UInt64($0.key.utf8.count) }, "a listed size is wrong")
            },
            StoreConformance("a prefix may end anywhere") { store in
                let keys = ["log/01/1", "log/01/2", "log/02/3", "log.x", "logs/1"]
                for key in keys { try await store.put(key, [0], mode: .overwrite) }
                for prefix in ["", "log", "log/", "log/0", "log/01", "log/01/", "log/01/2", "log/03", "x/y/"] {
                    let listed = try await store.list(prefix).map(\.key)
                    let expected = keys.filter { $0.hasPrefix(prefix) }.sorted()
                    try require(listed == expected, "prefix “\(prefix)” listed \(listed), not \(expected)")
                }
            },
            StoreConformance("listing continues after any key and stops at the limit") { store in
                let keys = ["a", "b/1", "b/2", "b/c/3", "b.d", "c"].sorted()
                for key in keys { try await store.put(key, [0], mode: .overwrite) }
                for after in keys + ["", "a0", "b", "b/", "b/1~", "b/c", "b/c/~", "zzz"] {
                    for limit in [0, 1, 2, Int.max] {
                        let listed = try await store.list("", after: after, limit: limit).map(\.key)
                        let expected = Array(keys.filter { $0 > after }.prefix(limit))
                        try require(listed == expected, "after “\(after)”, \(limit): \(listed), not \(expected)")
                        let bare = try await store.keys("", after: after, limit: limit)
                        try require(bare == expected, "keys after “\(after)”, \(limit): \(bare), not \(expected)")
                    }
                }
            },
        ]
    }

    static var keys: [StoreConformance] {
        [
            StoreConformance("keys outside the rules are refused before anything is touched") { store in
                let long = String(repeating: "a", count: 201)
                let bad = ["", "/", "/a", "a/", "a//b", ".", "..", "a/../b", ".hidden", "a/.b", "a b", "ä", long]
                for key in bad {
                    try await requireError(.storeKey, "put “\(key)”") { try await store.put(key, [], mode: .overwrite) }
                    try await requireError(.storeKey, "get “\(key)”") { _ = try await store.get(key) }
                    try await requireError(.storeKey, "size “\(key)”") { _ = try await store.size(key) }
                    try await requireError(.storeKey, "delete “\(key)”") { try await store.delete(key) }
                }
                try require(try await store.list("").isEmpty, "a refused key left something behind")
            }
        ]
    }
}
