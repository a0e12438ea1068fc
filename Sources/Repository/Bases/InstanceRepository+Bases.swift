internal import Core
internal import ObjectStore

extension InstanceRepository {
    /// Complete bases, oldest first; reads summaries only. A damaged one is left out: see `listing`.
    package func bases() async throws -> [BaseSummary] { try await readableBases().bases }

    /// A complete base. Throws `base.missing`.
    package func base(_ id: String) async throws -> BaseManifest {
        let name = names.base(id)
        do {
            return try decodeBase(try await repository.read(.base, name), id: id, name: name)
        } catch let error as TidemarkError where error.code == .objectMissing {
            throw TidemarkError(
                .baseMissing, "There is no base “\(id)”.", hint: "List the bases with tidemark list.")
        }
    }

    /// Makes a base exist: writes its manifest, once, and removes its pending one. `state` must be complete and the
    /// segments it needs must be stored. Throws `base.invalid`.
    package func commit(_ manifest: BaseManifest) async throws {
        try await checkCommittable(manifest)
        let missing = try await missingChunks(of: manifest)
        guard missing.isEmpty else {
            throw invalid(manifest, "\(missing.count) of its chunks are no longer stored")
        }
        try await lockObjects(of: manifest)
        let name = names.base(manifest.id)
        let sections = [try StoredJSON.encode(BaseSummary(manifest)), try StoredJSON.encode(manifest)]
        do {
            try await repository.write(.base, name, sections, mode: .ifAbsent)
        } catch let error as TidemarkError where error.code == .storeExists {
            // The answer to an earlier attempt may have been lost.
            guard try await base(manifest.id) == manifest else {
                throw invalid(manifest, "it was already committed with other content")
            }
        }
        try await discardPending(manifest.id)
    }

    /// Stores how far a base has come, replacing what was stored before.
    package func saveProgress(_ manifest: BaseManifest) async throws {
        guard manifest.state == .pending, manifest.instance == id else { throw invalid(manifest, "it is not pending") }
        try await repository.write(
            .pendingBase, names.pending(manifest.id), [StoredJSON.encode(manifest)], mode: .overwrite)
    }

    /// Bases that were begun and not committed, oldest first. A damaged one is left out, since it is of no use.
    package func pendingBases() async throws -> [BaseManifest] {
        var manifests: [BaseManifest] = []
        for name in try await repository.store.keys(names.pending, after: nil, limit: .max) {
            guard let id = ObjectNames.identifier(in: name, prefix: names.pending, suffix: ".pending"),
                // A crash between the two steps of `commit` leaves the pending manifest of a base that exists.
                try await !repository.store.exists(names.base(id))
            else { continue }
            do {
                manifests.append(try decodePending(try await repository.read(.pendingBase, name), id: id, name: name))
            } catch let error as TidemarkError where error.isObjectFailure {
                continue
            }
        }
        return manifests
    }

    /// Forgets a pending base. Its chunks stay until pruning finds them unused.
    package func discardPending(_ id: String) async throws { try await repository.store.delete(names.pending(id)) }

    func decodeBase(_ sections: [[UInt8]], id: String, name: String) throws -> BaseManifest {
        let manifest = try StoredJSON.decode(BaseManifest.self, from: sections[1], name: name)
        guard manifest.id == id, manifest.instance == self.id else {
            throw ObjectFailure.damaged(name, "it is the manifest of another base")
        }
        return manifest
    }

    func decodePending(_ sections: [[UInt8]], id: String, name: String) throws -> BaseManifest {
        let manifest = try StoredJSON.decode(BaseManifest.self, from: sections[0], name: name)
        guard manifest.id == id, manifest.instance == self.id else {
            throw ObjectFailure.damaged(name, "it is the progress of another base")
        }
        return manifest
    }

    /// Summaries read at the same time.
    private static let width = 8

    /// Summaries of all complete bases, by the order of their names, and what could not be read. `keys` are the names of
    /// their objects where they are known.
    func readableBases(_ keys: [String]? = nil) async throws -> (bases: [BaseSummary], damaged: [DamagedObject]) {
        var stored: [String] = []
        if let keys {
            stored = keys
        } else {
            stored = try await repository.store.keys(names.bases, after: nil, limit: .max)
        }
        let wanted = stored.filter { ObjectNames.identifier(in: $0, prefix: names.bases, suffix: ".base") != nil }
        var found: [Result<BaseSummary, TidemarkError>?] = Array(repeating: nil, count: wanted.count)
        try await withThrowingTaskGroup(of: (Int, Result<BaseSummary, TidemarkError>).self) { group in
            for place in wanted.indices {
                if place >= Self.width, let (done, result) = try await group.next() { found[done] = result }
                group.addTask { (place, try await self.summary(wanted[place])) }
            }
            for try await (done, result) in group { found[done] = result }
        }
        var bases: [BaseSummary] = []
        var damaged: [DamagedObject] = []
        for (name, result) in zip(wanted, found) {
            switch result {
            case .success(let summary)?: bases.append(summary)
            case .failure(let error)?: damaged.append(DamagedObject(name, error))
            case nil: break
            }
        }
        return (bases, damaged)
    }

    private func summary(_ name: String) async throws -> Result<BaseSummary, TidemarkError> {
        do {
            let section = try await repository.readFirstSection(.base, name).section
            let summary = try StoredJSON.decode(BaseSummary.self, from: section, name: name)
            guard names.base(summary.id) == name else {
                throw ObjectFailure.damaged(name, "it is the summary of another base")
            }
            return .success(summary)
        } catch let error as TidemarkError where error.isReadingFailure {
            return .failure(error)
        }
    }

    private func checkCommittable(_ manifest: BaseManifest) async throws {
        guard manifest.state == .complete, manifest.instance == id else {
            throw invalid(manifest, "it is not complete")
        }
        guard manifest.tables.allSatisfy(\.complete) else { throw invalid(manifest, "not all its tables are complete") }
        guard manifest.firstSegment >= 1, manifest.firstSegment <= manifest.convergenceSegment else {
            throw invalid(manifest, "it names segments \(manifest.firstSegment) to \(manifest.convergenceSegment)")
        }
        for sequence in Set([manifest.firstSegment, manifest.convergenceSegment]) {
            guard let index = try await segmentIndex(sequence) else {
                throw invalid(manifest, "segment \(sequence), which it needs, is not stored")
            }
            guard index.run == manifest.run else {
                throw invalid(manifest, "the log was interrupted while it was read")
            }
        }
    }

    private func invalid(_ manifest: BaseManifest, _ reason: String) -> TidemarkError {
        TidemarkError(
            .baseInvalid, "The base “\(manifest.id)” cannot be stored: \(reason).",
            hint: "Make a new base with tidemark backup.")
    }
}
