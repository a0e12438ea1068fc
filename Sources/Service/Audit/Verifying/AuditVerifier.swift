package import APIModel
package import Core

/// Reads an audit from its beginning to its end and finds what was changed, removed, inserted, moved or cut off. Needs nothing but
/// the lines and, to know whose signatures count, the service's public key.
///
/// Lines come in the order in which they are stored; what comes too early waits until what is missing has come. Nothing but
/// hashes is kept.
package struct AuditVerifier: Sendable {
    private struct Link: Sendable {
        let hash: AuditHash
        let previous: AuditHash
    }

    /// Findings that are told one by one.
    private static let most = 100

    /// Whose signatures count; where nobody said, that of the first checkpoint.
    private var key: [UInt8]?
    private let reference: [Int64: AuditHash]

    private var expected: Int64
    /// Of the entry before the expected one; nil where it is missing or cannot be read.
    private var before: AuditHash?
    private var first: Int64 = 0
    private var last: Int64 = 0
    private var lastHash = AuditHash.zero
    private var entries: Int64 = 0
    private var lines: Int64 = 0
    private var unreadable: Int64 = 0
    private var older: Int64 = 0
    private var early: [Int64: Link] = [:]
    /// The entry whose link to the one before does not hold, until it is clear which of the two is the wrong one.
    private var doubtful: Int64?

    private var checkpoints: Int64 = 0
    private var newest: AuditCheckpoint?
    private var awaiting: [Int64: AuditCheckpoint] = [:]
    private var findings: [AuditFinding] = []
    private var known: Set<String> = []
    private var count: Int64 = 0
    private var notes: [String] = []

    /// - Parameters:
    ///   - publicKey: of the service, 32 bytes, from a place the lines did not come from; nil to trust the first one met.
    ///   - start: the entry before the first one, where that is known otherwise.
    ///   - reference: hashes of entries, by number, from another place.
    package init(
        publicKey: [UInt8]?, start: (number: Int64, hash: AuditHash)? = nil, reference: [Int64: AuditHash] = [:]
    ) {
        key = publicKey
        self.reference = reference
        expected = (start?.number ?? 0) + 1
        before = start?.hash ?? .zero
        if publicKey == nil {
            notes.append("No public key was given: whose signatures these are is for you to judge.")
        }
    }

    /// The next line: of an entry, or of a checkpoint.
    package mutating func add(_ line: [UInt8]) {
        lines += 1
        if line.starts(with: Self.checkpoint) { return add(checkpoint: line) }
        guard let parsed = AuditLine(line), let entry = parsed.entry, let previous = AuditHash(entry.previous) else {
            unreadable += 1
            return note(.changed, expected, "Line \(lines), where entry \(expected) is expected, cannot be read.")
        }
        if !parsed.isWhole { note(.changed, entry.number, "Entry \(entry.number) does not have the hash it names.") }
        add(entry.number, Link(hash: parsed.hash, previous: previous))
    }

    private static let checkpoint = Array("{\"checkpoint\":".utf8)

    /// A signed checkpoint. One that comes before its last entry is looked at with it.
    package mutating func add(checkpoint document: [UInt8]) {
        guard let (found, signer) = AuditCheckpoint.read(document) else {
            return note(.unsigned, expected, "A checkpoint near entry \(expected) has no signature that holds.")
        }
        if key == nil { key = signer }
        guard signer == key else {
            return note(.unsigned, found.last, "The checkpoint of entry \(found.last) is signed by another key.")
        }
        checkpoints += 1
        if (newest?.last ?? 0) < found.last { newest = found }
        if entries == 0, early.isEmpty, found.anchor.number >= expected, let hash = AuditHash(found.anchor.hash) {
            expected = found.anchor.number + 1
            before = hash
        }
        if found.last == last, entries > 0 {
            check(found, lastHash)
        } else if found.last >= expected {
            awaiting[found.last] = found
        }
    }

    /// What the catalog says of an entry beside its line is not what the line says.
    mutating func noteColumns(of number: Int64) {
        note(.changed, number, "What is searched for entry \(number) is not what its line says.")
    }

    /// Something stored cannot be read at all.
    package mutating func noteUnreadable(_ number: Int64, _ text: String) { note(.changed, number, text) }

    package mutating func note(_ text: String) { notes.append(text) }

    /// The end: what is missing is told now.
    ///
    /// - Parameter head: where the chain ends by another's word, such as the catalog's own.
    package mutating func finish(at now: Timestamp, head: AuditHead? = nil) -> AuditReport {
        if entries == 0, let anchor = newest?.anchor, anchor.number >= expected, let least = early.keys.min(),
            least > anchor.number
        {
            expected = anchor.number + 1
            before = AuditHash(anchor.hash)
        }
        while let next = early.keys.min() {
            if next > expected {
                note(.removed, expected, Self.missing(expected, next - 1))
                before = nil
                expected = next
            }
            acceptEarly()
        }
        if let number = doubtful { blame(number - 1, for: number) }
        let signed = max(newest?.last ?? 0, head?.number ?? 0)
        if signed > last, signed >= expected {
            let witness = newest?.last == signed ? "a checkpoint was signed for them" : "the service counts them"
            note(.truncated, expected, "\(Self.missing(expected, signed)) They were written: \(witness).")
        }
        if let head, head.number == last, entries > 0, head.hash != lastHash {
            note(.changed, last, "Entry \(last) is not the one the service wrote last.")
        }
        if let head, head.number < last {
            note(.inserted, head.number + 1, "The service has written nothing behind entry \(head.number).")
        }
        if older > 0 { notes.append("\(older) entries are older than the service keeps them.") }
        let unsigned = last - min(last, newest?.last ?? 0)
        if unsigned > 0 {
            notes.append("\(unsigned) entries at the end are not signed yet: the chain alone speaks for them.")
        }
        return AuditReport(
            verifiedAt: WireTime(now), first: first, last: last, hash: lastHash.text, entries: entries,
            checkpoints: checkpoints, signedThrough: newest?.last ?? 0, findings: findings, findingCount: count,
            notes: notes)
    }

    // MARK: The chain

    private mutating func add(_ number: Int64, _ link: Link) {
        if number < expected {
            // Before everything that is kept: a lock of the repository may still hold it.
            if entries == 0 || number < first {
                older += 1
                return
            }
            return note(.inserted, number, "There is another entry \(number).")
        }
        if number > expected, number - expected <= unreadable {
            // The lines that could not be read stand for those between.
            expected = number
            before = nil
        }
        guard number == expected else {
            guard early[number] == nil else { return note(.inserted, number, "There is another entry \(number).") }
            early[number] = link
            return
        }
        if !early.isEmpty { note(.reordered, number, "Entry \(number) stands behind later ones.") }
        accept(link)
        acceptEarly()
    }

    private mutating func acceptEarly() {
        while let link = early.removeValue(forKey: expected) { accept(link) }
    }

    /// The expected entry has come.
    private mutating func accept(_ link: Link) {
        let number = expected
        unreadable = 0
        if entries == 0 { first = number }
        let holds = before.map { $0 == link.previous }
        if let earlier = doubtful {
            // Where the next link does not hold either, the entry between the two is the wrong one.
            blame(holds == false ? earlier : earlier - 1, for: earlier)
            doubtful = nil
        } else if holds == false {
            if number == first {
                note(.changed, number, "Entry \(number) does not follow what was before it.")
            } else {
                doubtful = number
            }
        }
        if let other = reference[number], other != link.hash {
            note(.changed, number, "Entry \(number) is not the one that is stored in the repository.")
        }
        if let checkpoint = awaiting.removeValue(forKey: number) { check(checkpoint, link.hash) }
        (before, lastHash, last) = (link.hash, link.hash, number)
        expected = number + 1
        entries += 1
    }

    private mutating func blame(_ number: Int64, for later: Int64) {
        note(.changed, number, "Entry \(number) is not the one that was written: its neighbours do not know its hash.")
    }

    private mutating func check(_ checkpoint: AuditCheckpoint, _ hash: AuditHash) {
        guard checkpoint.hash != hash.text else { return }
        note(
            .changed, checkpoint.first,
            "Entries \(checkpoint.first) to \(checkpoint.last) are not those a checkpoint was signed for: "
                + "they were written anew.")
    }

    private mutating func note(_ kind: AuditFinding.Kind, _ number: Int64, _ text: String) {
        guard known.count < 10_000, known.insert("\(kind) \(number)").inserted else { return }
        count += 1
        if findings.count < Self.most { findings.append(AuditFinding(kind: kind, number: number, text: text)) }
    }

    private static func missing(_ first: Int64, _ last: Int64) -> String {
        first == last ? "Entry \(first) is missing." : "Entries \(first) to \(last) are missing."
    }
}
