internal import Synchronization

/// Facts that were read, by instance and revision: whoever reads those of a thousand instances again reads what changed.
final class FactsMemory: Sendable {
    private struct Entry: Sendable {
        let revision: Int64
        /// Nil where the document cannot be read.
        let facts: InstanceFacts?
    }

    /// Beyond as many, all are read again.
    private static let most = 20_000
    private let entries = Mutex<[String: Entry]>([:])

    init() {}

    /// What is known now of some instances, or of all of them, by instance. Documents that cannot be read are left out
    /// where `skipsDamaged`; else they throw `catalog.damaged`.
    func facts(
        in store: InstanceFactsStore, of instances: [String]? = nil, skipsDamaged: Bool = false
    ) throws -> [String: InstanceFacts] {
        let revisions = try store.revisions(of: instances)
        let known = entries.withLock { $0 }
        var found: [String: InstanceFacts] = [:]
        found.reserveCapacity(revisions.count)
        var missing: [String] = []
        for (id, revision) in revisions {
            guard let entry = known[id], entry.revision == revision, entry.facts != nil || skipsDamaged else {
                missing.append(id)
                continue
            }
            if let facts = entry.facts { found[id] = facts }
        }
        for (id, entry) in try read(missing, revisions, in: store, skipsDamaged: skipsDamaged) {
            if let facts = entry.facts { found[id] = facts }
        }
        for (id, reach) in try store.reaches(of: instances) { found[id]?.overlay(reach) }
        return found
    }

    private func read(
        _ missing: [String], _ revisions: [String: Int64], in store: InstanceFactsStore, skipsDamaged: Bool
    ) throws -> [String: Entry] {
        guard !missing.isEmpty else { return [:] }
        var fresh: [String: Entry] = [:]
        for (id, document) in try store.documents(of: missing) {
            guard let revision = revisions[id] else { continue }
            let facts: InstanceFacts?
            if skipsDamaged {
                facts = try? InstanceFactsStore.facts(in: document)
            } else {
                facts = try InstanceFactsStore.facts(in: document)
            }
            fresh[id] = Entry(revision: revision, facts: facts)
        }
        let read = fresh
        entries.withLock { entries in
            if entries.count + read.count > Self.most { entries = [:] }
            entries.merge(read) { _, new in new }
        }
        return fresh
    }
}
