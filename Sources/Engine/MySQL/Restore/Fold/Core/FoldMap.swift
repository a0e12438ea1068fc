internal import CXXHash

/// The last image of each key, or that the key is gone: a hash table over pages of bytes, without an object a row.
///
/// An entry is `[u32 key size][u32 image size, or all ones for gone][u32 room for the image][key][image]`. An image that
/// fits where the one before it was takes its place. The highest bit of the room says that the key was there before its
/// first change.
package struct FoldMap: Sendable {
    /// What was known of a key before.
    package enum Known: Sendable { case absent, present, gone }

    package static let gone = UInt32.max
    private static let header = 12
    private static let there: UInt32 = 1 << 31
    private static let pageSize = 256 << 10

    private var pages: [[UInt8]] = []
    private var used = 0
    /// Upper 16 bits of the hash, page (24 bits), offset in the page (24 bits); 0 is free. No entry begins at offset 0.
    private var slots: [UInt64] = []
    private var pageBytes = 0
    /// Keys.
    package private(set) var count = 0
    /// Bytes of entries that were moved elsewhere.
    package private(set) var garbage = 0

    package init() {}

    /// Bytes of memory that are taken.
    package var memory: Int { pageBytes + slots.count * 8 }
    package var isEmpty: Bool { count == 0 }

    // MARK: Writing

    /// Sets the key's image, nil for gone; tells what was known of it before.
    ///
    /// - Parameter wasThere: of a key that is not known yet: this change takes a row away that was there before it.
    @discardableResult
    package mutating func set(
        _ key: UnsafeRawBufferPointer, _ image: UnsafeRawBufferPointer?, wasThere: Bool = false
    ) -> Known {
        if (count + 1) * 4 > slots.count * 3 { grow() }
        let hash = Self.hash(key)
        let slot = find(key, hash)
        let place = slots[slot]
        guard place != 0 else {
            slots[slot] = append(key, image, hash, wasThere)
            count += 1
            return .absent
        }
        let known = replace(place, key.count, image)
        if known.fits { return known.before }
        garbage += Self.header + key.count + known.room
        slots[slot] = append(key, image, hash, known.wasThere)
        return known.before
    }

    /// For rows without a key: adds to the number that is the row's image.
    package mutating func add(_ row: UnsafeRawBufferPointer, _ number: Int64) {
        var sum = number
        if count > 0 {
            let place = slots[find(row, Self.hash(row))]
            if place != 0 { withEntry(place) { _, image in sum += FoldCount.read(image) } }
        }
        withUnsafeBytes(of: sum) { _ = set(row, $0) }
    }

    /// Whether anything is known of the key.
    package func contains(_ key: UnsafeRawBufferPointer) -> Bool {
        count > 0 && slots[find(key, Self.hash(key))] != 0
    }

    private mutating func replace(
        _ place: UInt64, _ keySize: Int, _ image: UnsafeRawBufferPointer?
    ) -> (before: Known, fits: Bool, room: Int, wasThere: Bool) {
        pages[Self.page(place)].withUnsafeMutableBytes { page in
            let offset = Self.offset(place)
            let size = page.loadUnaligned(fromByteOffset: offset + 4, as: UInt32.self)
            let field = page.loadUnaligned(fromByteOffset: offset + 8, as: UInt32.self)
            let room = Int(field & ~Self.there)
            let wasThere = field & Self.there != 0
            let before: Known = size == Self.gone ? .gone : .present
            guard let image else {
                page.storeBytes(of: Self.gone, toByteOffset: offset + 4, as: UInt32.self)
                return (before, true, room, wasThere)
            }
            guard image.count <= room else { return (before, false, room, wasThere) }
            page.storeBytes(of: UInt32(image.count), toByteOffset: offset + 4, as: UInt32.self)
            let start = offset + Self.header + keySize
            UnsafeMutableRawBufferPointer(rebasing: page[start..<start + image.count]).copyMemory(from: image)
            return (before, true, room, wasThere)
        }
    }

    private mutating func append(
        _ key: UnsafeRawBufferPointer, _ image: UnsafeRawBufferPointer?, _ hash: UInt64, _ wasThere: Bool
    ) -> UInt64 {
        let room = image?.count ?? 0
        let size = Self.header + key.count + room
        if pages.isEmpty || used + size > pages[pages.count - 1].count {
            let length = max(Self.pageSize, size + 8)
            pages.append([UInt8](repeating: 0, count: length))
            pageBytes += length
            used = 8
        }
        let number = pages.count - 1
        let offset = used
        pages[number].withUnsafeMutableBytes { page in
            page.storeBytes(of: UInt32(key.count), toByteOffset: offset, as: UInt32.self)
            page.storeBytes(of: image.map { UInt32($0.count) } ?? Self.gone, toByteOffset: offset + 4, as: UInt32.self)
            page.storeBytes(
                of: UInt32(room) | (wasThere ? Self.there : 0), toByteOffset: offset + 8, as: UInt32.self)
            let start = offset + Self.header
            UnsafeMutableRawBufferPointer(rebasing: page[start..<start + key.count]).copyMemory(from: key)
            if let image {
                UnsafeMutableRawBufferPointer(rebasing: page[(start + key.count)..<(start + key.count + room)])
                    .copyMemory(from: image)
            }
        }
        used += size
        return hash & 0xFFFF_0000_0000_0000 | UInt64(number) << 24 | UInt64(offset)
    }

    /// The same entries without garbage.
    package func compacted() -> FoldMap {
        var map = FoldMap()
        for place in slots where place != 0 {
            withEntry(place) { key, image in _ = map.set(key, image, wasThere: wasThere(place)) }
        }
        return map
    }

    /// Cuts as many bytes off the end of each image.
    mutating func trim(by size: Int) {
        for place in slots where place != 0 {
            pages[Self.page(place)].withUnsafeMutableBytes { page in
                let offset = Self.offset(place) + 4
                let old = page.loadUnaligned(fromByteOffset: offset, as: UInt32.self)
                guard old != Self.gone else { return }
                page.storeBytes(of: old - min(old, UInt32(size)), toByteOffset: offset, as: UInt32.self)
            }
        }
    }

    /// Lends all entries, in no order.
    func lendAll(_ body: (UnsafeRawBufferPointer, UnsafeRawBufferPointer?) throws -> Void) rethrows {
        for place in slots where place != 0 { try withEntry(place, body) }
    }

    // MARK: The table

    private static func page(_ place: UInt64) -> Int { Int(place >> 24 & 0xFF_FFFF) }
    private static func offset(_ place: UInt64) -> Int { Int(place & 0xFF_FFFF) }

    static func hash(_ key: UnsafeRawBufferPointer) -> UInt64 { XXH3_64bits(key.baseAddress, key.count) }

    /// The slot that holds the key, or the free one where it belongs.
    private func find(_ key: UnsafeRawBufferPointer, _ hash: UInt64) -> Int {
        let mask = slots.count - 1
        var slot = Int(truncatingIfNeeded: hash) & mask
        while true {
            let place = slots[slot]
            if place == 0 || (place ^ hash) >> 48 == 0 && holds(place, key) { return slot }
            slot = (slot + 1) & mask
        }
    }

    private func holds(_ place: UInt64, _ key: UnsafeRawBufferPointer) -> Bool {
        pages[Self.page(place)].withUnsafeBytes { page in
            let offset = Self.offset(place)
            let size = Int(page.loadUnaligned(fromByteOffset: offset, as: UInt32.self))
            let start = offset + Self.header
            return size == key.count
                && UnsafeRawBufferPointer(rebasing: page[start..<start + size]).elementsEqual(key)
        }
    }

    private mutating func grow() {
        let size = max(64, slots.count * 2)
        let old = slots
        slots = [UInt64](repeating: 0, count: size)
        for place in old where place != 0 {
            var slot = withEntry(place) { key, _ in Int(truncatingIfNeeded: Self.hash(key)) & (size - 1) }
            while slots[slot] != 0 { slot = (slot + 1) & (size - 1) }
            slots[slot] = place
        }
    }

    // MARK: Reading

    /// Whether the first change of this entry's key found a row there.
    package func wasThere(_ place: UInt64) -> Bool {
        pages[Self.page(place)].withUnsafeBytes {
            $0.loadUnaligned(fromByteOffset: Self.offset(place) + 8, as: UInt32.self) & Self.there != 0
        }
    }

    /// Lends one entry; no image where the key is gone.
    package func withEntry<Result>(
        _ place: UInt64, _ body: (UnsafeRawBufferPointer, UnsafeRawBufferPointer?) throws -> Result
    ) rethrows -> Result {
        try pages[Self.page(place)].withUnsafeBytes { page in
            let offset = Self.offset(place)
            let keySize = Int(page.loadUnaligned(fromByteOffset: offset, as: UInt32.self))
            let size = page.loadUnaligned(fromByteOffset: offset + 4, as: UInt32.self)
            let start = offset + Self.header
            let key = UnsafeRawBufferPointer(rebasing: page[start..<start + keySize])
            if size == Self.gone { return try body(key, nil) }
            let image = UnsafeRawBufferPointer(rebasing: page[(start + keySize)..<(start + keySize + Int(size))])
            return try body(key, image)
        }
    }

    /// The places of all entries, in the order of their keys' bytes.
    package func sortedPlaces() -> [UInt64] {
        var items: [(prefix: UInt64, place: UInt64)] = []
        items.reserveCapacity(count)
        for place in slots where place != 0 {
            items.append((withEntry(place) { key, _ in FoldOrder.prefix(key) }, place))
        }
        items.sort { left, right in
            if left.prefix != right.prefix { return left.prefix < right.prefix }
            return withEntry(left.place) { key, _ in
                withEntry(right.place) { other, _ in FoldOrder.isBefore(key, other) }
            }
        }
        return items.map(\.place)
    }
}
