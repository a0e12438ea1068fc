package import Repository

/// The fold of one table while it grows: a map in memory, and what did not fit as runs.
///
/// Does no I/O by itself: `spill` writes with what it is given, when its owner says so.
package struct TableFold: Sendable {
    package private(set) var map = FoldMap()
    /// Oldest first.
    package private(set) var runs: [FoldRun] = []

    /// More runs than this are merged into one.
    private static let runLimit = 64

    /// Rows have no key and are counted.
    package let isCounting: Bool

    package init(isCounting: Bool = false) { self.isCounting = isCounting }

    package var memory: Int { map.memory }
    package var isEmpty: Bool { map.isEmpty && runs.isEmpty }
    /// Entries, those counted more than once that are in several runs.
    package var weight: Int { runs.reduce(map.count) { $0 + $1.entries } }

    /// The row with this key is now `image`; nil: it is gone. Tells what was known of the key, as far as it is in memory.
    ///
    /// - Parameter wasThere: the change takes a row away.
    @discardableResult
    package mutating func set(
        _ key: UnsafeRawBufferPointer, _ image: UnsafeRawBufferPointer?, wasThere: Bool = false
    ) -> FoldMap.Known {
        map.set(key, image, wasThere: wasThere)
    }

    /// So many more rows like this one are there.
    package mutating func add(_ row: UnsafeRawBufferPointer, _ number: Int64) { map.add(row, number) }

    /// Whether more than half of the memory is of images that grew and moved.
    package var isWasteful: Bool { map.garbage > map.memory / 2 }

    package mutating func compact() { map = map.compacted() }

    /// Puts the map on the disk and begins a new one.
    package mutating func spill(to file: ScratchFile) throws {
        guard !map.isEmpty else { return }
        var merge = FoldMerge(isCounting: isCounting)
        merge.add(map)
        map = FoldMap()
        runs.append(try Self.write(&merge, to: file))
        try unite(in: file)
    }

    private mutating func unite(in file: ScratchFile) throws {
        guard runs.count > Self.runLimit else { return }
        var all = FoldMerge(isCounting: isCounting)
        for run in runs { try all.add(run) }
        runs = [try Self.write(&all, to: file)]
    }

    private static func write(_ merge: inout FoldMerge, to file: ScratchFile) throws -> FoldRun {
        var writer = FoldRun.Writer(file)
        while try merge.nextMarked({ try writer.append($0, $1, wasThere: $2) }) != nil {}
        return try writer.finish()
    }

    /// A merge of everything in it, after `older` sources.
    package func merged(after older: TableFold = TableFold()) throws -> FoldMerge {
        var merge = FoldMerge(isCounting: isCounting)
        for part in [older, self] {
            for run in part.runs { try merge.add(run) }
            merge.add(part.map)
        }
        return merge
    }

    /// Cuts as many bytes off the end of each image.
    package mutating func trim(by size: Int) {
        map.trim(by: size)
        for place in runs.indices { runs[place].trim = size }
    }

    /// Cuts as many bytes off each image, and puts the entries between older and newer ones, whose images are as they should be.
    ///
    /// - Parameter scratch: asked for where not all is in memory.
    package mutating func wrap(
        older: TableFold, newer: TableFold, trim size: Int, _ scratch: () throws -> ScratchFile
    ) throws {
        trim(by: size)
        if runs.isEmpty, older.runs.isEmpty, newer.runs.isEmpty {
            older.map.lendAll { key, image in if !map.contains(key) { map.set(key, image) } }
            newer.map.lendAll { key, image in _ = map.set(key, image) }
            return
        }
        let file = try scratch()
        var parts = [older, self, newer]
        for place in parts.indices { try parts[place].spill(to: file) }
        map = FoldMap()
        runs = parts.flatMap(\.runs)
        try unite(in: file)
    }

    /// A filter of all keys; nil where the map alone tells.
    package func filter(limit: Int) throws -> FoldFilter? {
        guard !runs.isEmpty else { return nil }
        var filter = FoldFilter(keys: runs.reduce(map.count) { $0 + $1.entries }, limit: limit)
        var merge = try merged()
        while try merge.next({ key, _ in filter.add(key) }) != nil {}
        return filter
    }
}
