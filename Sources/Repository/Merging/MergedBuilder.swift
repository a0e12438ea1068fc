internal import Core

/// Collects segments as they are stored into a merged object.
struct MergedBuilder {
    private let policy: MergePolicy
    private var entries: [(hash: String, index: [UInt8])] = []
    private var indexBytes = 0
    private var events: [UInt8] = []
    private(set) var objects: [LogObject] = []
    /// When the newest of them was sealed.
    private(set) var newestSeal: Timestamp?
    /// Bytes of the small objects.
    private(set) var storedBytes: UInt64 = 0

    /// Indexes beyond it are left for the next object, bytes.
    private static let maximumIndexBytes = 8 << 20

    init(policy: MergePolicy) { self.policy = policy }

    /// Adds the next segment; false where the object is full without it. Throws `object.…` and `log.broken`.
    mutating func add(_ object: LogObject, bytes: [UInt8], in instance: InstanceRepository) async throws -> Bool {
        let sections = try await instance.repository.open(bytes, .segment, name: object.name)
        let (section, own) = (sections[0], sections[1])
        let index = try instance.decodeIndex(section, sequence: object.first, name: object.name)
        guard UInt64(own.count) == index.rawBytes else {
            throw ObjectFailure.damaged(object.name, "its events are not as many bytes as its index says")
        }
        if let before = entries.last, index.previous != before.hash {
            throw TidemarkError(
                .logBroken, "Segment \(index.sequence) does not belong to the segment before it.",
                hint: "Run tidemark verify to learn which restore points are affected.")
        }
        if !objects.isEmpty {
            guard UInt64(events.count + own.count) <= policy.rawBytes,
                indexBytes + section.count <= Self.maximumIndexBytes
            else { return false }
        }
        entries.append(
            (Repository.hash(ofFirstSection: try SealedHeader(reading: bytes, name: object.name), in: bytes), section))
        indexBytes += section.count
        events += own
        objects.append(object)
        newestSeal = max(newestSeal ?? index.sealedAt, index.sealedAt)
        storedBytes += UInt64(bytes.count)
        return true
    }

    /// The two sections.
    consuming func finish() -> MergedDraft { MergedDraft(section: MergedIndex.encoded(entries), events: events) }
}
