package import Core
internal import ObjectStore

extension InstanceRepository {
    /// Every hold, oldest first. One that cannot be read is an error: what it forbids is not known.
    package func holds() async throws -> [Hold] {
        var holds: [Hold] = []
        for name in try await repository.store.keys(names.holds, after: nil, limit: .max) {
            guard let id = ObjectNames.identifier(in: name, prefix: names.holds, suffix: ".hold") else { continue }
            let hold: Hold
            do {
                let sections = try await repository.read(.hold, name)
                hold = try StoredJSON.decode(Hold.self, from: sections[0], name: name)
            } catch let error as TidemarkError where error.code == .objectMissing {
                continue
            }
            guard hold.id == id else { throw ObjectFailure.damaged(name, "it is another hold") }
            holds.append(hold)
        }
        return holds.sorted { ($0.createdAt, $0.id) < ($1.createdAt, $1.id) }
    }

    /// Holds a base, with the log that makes it a restore point. Throws `base.missing`.
    package func addHold(
        onBase id: String, label: String, progress: @escaping @Sendable (LockProgress) -> Void = { _ in }
    ) async throws -> Hold {
        let base = try await base(id)
        return try await add(
            Hold(
                id: RandomIdentifier.hexadecimal(bytes: 8), label: label, createdAt: repository.clock.now(),
                bases: [id], firstSegment: base.firstSegment, lastSegment: base.convergenceSegment, from: nil, to: nil,
                isEnforced: false), progress)
    }

    /// Holds every restore point of a span: the base before it, those in it, and the log. Throws `hold.missing` where the
    /// span is not whole.
    package func addHold(
        from: Timestamp, to: Timestamp, label: String,
        progress: @escaping @Sendable (LockProgress) -> Void = { _ in }
    ) async throws -> Hold {
        let listing = try await listing(now: repository.clock.now())
        guard from <= to, let window = listing.windows.first(where: { $0.start <= from && to <= $0.end }) else {
            let spans = listing.windows.map { "\($0.start) to \($0.end)" }.joined(separator: "; ")
            throw TidemarkError(
                .holdMissing, "Not every second from \(from) to \(to) is a restore point.",
                hint: spans.isEmpty ? "There is no window." : "The windows are \(spans).")
        }
        let bases = listing.bases.filter { window.bases.contains($0.id) && $0.convergenceTime <= to }
        let anchor = bases.last { $0.convergenceTime <= from }
        let held = bases.filter { base in anchor.map { base.convergenceTime >= $0.convergenceTime } ?? true }
        // The log up to the next base holds every transaction that was committed until then.
        let next = listing.bases.first { window.bases.contains($0.id) && $0.convergenceTime > to }
        let first = held.map(\.firstSegment).min() ?? window.firstSegment
        return try await add(
            Hold(
                id: RandomIdentifier.hexadecimal(bytes: 8), label: label, createdAt: repository.clock.now(),
                bases: held.map(\.id), firstSegment: first,
                lastSegment: max(first, next?.convergenceSegment ?? window.lastSegment), from: from, to: to,
                isEnforced: false), progress)
    }

    /// Lifts a hold; what other holds need stays held. Throws `hold.missing`.
    package func removeHold(
        _ id: String, progress: @escaping @Sendable (LockProgress) -> Void = { _ in }
    ) async throws {
        let all = try await holds()
        guard let hold = all.first(where: { $0.id == id }) else {
            throw TidemarkError(.holdMissing, "There is no hold “\(id)”.", hint: "tidemark hold list shows them.")
        }
        if hold.isEnforced, let controls = repository.store.controls {
            var free = Set(try await objects(of: hold))
            for other in all where other.id != id { free.subtract(try await objects(of: other)) }
            if try await !isOnlyHold(id) { free.subtract(try await rootObjects()) }
            try await repository.changeAll(free.sorted(), progress: progress) { name in
                do {
                    try await controls.hold(name, false)
                } catch let error as TidemarkError where error.code == .storeNotFound {
                    return
                }
            }
        }
        try await repository.store.delete(names.hold(id))
    }

    /// The record first: from then on nothing of Tidemark's own deletes what it names.
    private func add(_ hold: Hold, _ progress: @escaping @Sendable (LockProgress) -> Void) async throws -> Hold {
        var hold = hold
        if let controls = repository.store.controls {
            hold.isEnforced = try await controls.capabilities().supportsLock
        }
        let (name, record) = (names.hold(hold.id), try StoredJSON.encode(hold))
        // A prune that is at work would not see it.
        try await withLease(.hold) { _ in try await repository.write(.hold, name, [record], mode: .ifAbsent) }
        try await enforce(hold, progress: progress)
        return hold
    }

    /// Has the store keep everything a hold names; of no effect where it cannot. Setting a hold may have been cut off behind
    /// its record: then this brings it to its end. Throws `object.missing` where something is gone.
    package func enforce(
        _ hold: Hold, progress: @escaping @Sendable (LockProgress) -> Void = { _ in }
    ) async throws {
        guard hold.isEnforced, let controls = repository.store.controls else { return }
        let names = try await objects(of: hold)
        try await repository.changeAll(names, progress: progress) { name in
            do {
                try await controls.hold(name, true)
            } catch let error as TidemarkError where error.code == .storeNotFound {
                if name == ObjectNames.lockPolicy { return }
                throw ObjectFailure.missing(name)
            }
        }
    }

    /// Everything that restoring what is held needs, by name.
    private func objects(of hold: Hold) async throws -> [String] {
        var found = Set(try await rootObjects())
        for id in hold.bases {
            found.insert(names.base(id))
            found.formUnion(try await base(id).tables.flatMap(\.chunks).map { names.chunk($0.id) })
        }
        found.formUnion(try await logObjects(in: hold.firstSegment...hold.lastSegment))
        return found.sorted()
    }

    private func isOnlyHold(_ id: String) async throws -> Bool {
        for instance in try await repository.instanceIDs() {
            let holds = try await InstanceRepository(repository: repository, id: instance).holds()
            if holds.contains(where: { $0.id != id }) { return false }
        }
        return true
    }
}
