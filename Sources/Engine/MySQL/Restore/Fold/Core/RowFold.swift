internal import CXXHash
package import MySQLWire
package import Repository

/// The fold of one table's changes, with what they do to its digest.
package struct RowFold: Sendable {
    package let keys: FoldKeyReader
    package private(set) var table: TableFold
    /// The table was emptied as a whole: nothing of the base is left.
    package private(set) var isEmptied = false
    /// Row changes that were folded.
    package private(set) var changes: UInt64 = 0
    /// What the table's digest must be at the end; nil where the base's rows are of no single instant.
    package private(set) var digest: TableDigest?
    /// Of the table's AUTO_INCREMENT column, where it has one.
    package private(set) var counter: FoldCounter?
    private var scratch: [UInt8] = []
    private var placed: [UInt8] = []

    /// - Parameter digest: of the rows before the first change, where they are known to be of one instant.
    package init(keys: FoldKeyReader, digest: TableDigest?, counter: FoldCounter? = nil) {
        self.keys = keys
        self.counter = counter
        self.digest = digest
        table = TableFold(isCounting: keys.isWhole)
    }

    /// TRUNCATE: whatever there was is gone.
    package mutating func empty() {
        table = TableFold(isCounting: keys.isWhole)
        digest = TableDigest()
        counter?.restart()
        isEmptied = true
        changes += 1
    }

    /// Folds the changes of one event, in order.
    ///
    /// Gives false where they do not fit what is known: the row to be changed is gone, or the one to be made is there.
    /// Nothing can be said then of the table. With `isLenient` that is not looked at.
    ///
    /// - Parameter place: see `CascadePlace`: of the change before the first; where it is not nil, images are kept with theirs.
    package mutating func apply(_ rows: DecodedRows, isLenient: Bool, place: UInt64? = nil) throws -> Bool {
        try rows.bytes.withUnsafeBytes { bytes in
            for index in 0..<rows.count {
                let before = rows.before(index).map { UnsafeRawBufferPointer(rebasing: bytes[$0]) }
                let after = rows.after(index).map { UnsafeRawBufferPointer(rebasing: bytes[$0]) }
                let own = place.map { $0 + UInt64(index + 1) * CascadePlace.step }
                if try !change(before, after, isLenient: isLenient, place: own) { return false }
            }
            return true
        }
    }

    /// Folds the change of one row.
    package mutating func change(
        _ before: UnsafeRawBufferPointer?, _ after: UnsafeRawBufferPointer?, isLenient: Bool, place: UInt64? = nil
    ) throws -> Bool {
        changes += 1
        if digest != nil {
            if let before {
                let hash = XXH3_128bits(before.baseAddress, before.count)
                digest?.removeRow(high: hash.high64, low: hash.low64)
            }
            if let after {
                let hash = XXH3_128bits(after.baseAddress, after.count)
                digest?.addRow(high: hash.high64, low: hash.low64)
            }
        }
        if before == nil, let after { try counter?.follow(after, &scratch) }
        if keys.isWhole {
            if let before { table.add(before, -1) }
            if let after { table.add(after, 1) }
            return true
        }
        var scratch = self.scratch
        self.scratch = []
        defer { self.scratch = scratch }
        var fits = true
        let keys = self.keys
        if let before, let after {
            // One look-up where the key stays, which is nearly always.
            let stays = try keys.withKey(of: before, &scratch) { (key: UnsafeRawBufferPointer) -> Bool in
                var other: [UInt8] = []
                return try keys.withKey(of: after, &other) { (new: UnsafeRawBufferPointer) -> Bool in
                    guard key.elementsEqual(new) else {
                        fits = table.set(key, nil, wasThere: true) != .gone
                        return false
                    }
                    fits = set(key, after, place, wasThere: true) != .gone
                    return true
                }
            }
            if !stays {
                let known = try keys.withKey(of: after, &scratch) { set($0, after, place) }
                fits = fits && known != .present
            }
        } else if let before {
            fits = try keys.withKey(of: before, &scratch) { table.set($0, nil, wasThere: true) } != .gone
        } else if let after {
            fits = try keys.withKey(of: after, &scratch) { set($0, after, place) } != .present
        }
        return fits || isLenient
    }

    /// The row with this key is now `image`, from `place` on where that matters.
    private mutating func set(
        _ key: UnsafeRawBufferPointer, _ image: UnsafeRawBufferPointer, _ place: UInt64?, wasThere: Bool = false
    ) -> FoldMap.Known {
        guard let place else { return table.set(key, image, wasThere: wasThere) }
        placed.removeAll(keepingCapacity: true)
        placed.append(contentsOf: image)
        withUnsafeBytes(of: place) { placed.append(contentsOf: $0) }
        return placed.withUnsafeBytes { table.set(key, $0, wasThere: wasThere) }
    }

    /// Forgets the places of images.
    package mutating func trim() { table.trim(by: CascadePlace.size) }

    /// Forgets the places of images, and works in what cascades have done to `rows` rows.
    ///
    /// - Parameters:
    ///   - older: rows of the base, hidden by all changes of the log.
    ///   - newer: last images of the log that changed again.
    package mutating func cascade(
        older: TableFold, newer: TableFold, rows: UInt64, _ budget: inout FoldBudget
    ) throws {
        try table.wrap(older: older, newer: newer, trim: CascadePlace.size) { try budget.scratch() }
        // Rows that cascaded and then changed in the log are not known.
        digest = nil
        changes += rows
    }

    package mutating func spill(to file: ScratchFile) throws { try table.spill(to: file) }
    package mutating func compact() { table.compact() }
}
