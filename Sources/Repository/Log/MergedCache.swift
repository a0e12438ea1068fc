/// The merged objects read last, so that reading their segments one after the other fetches each object once.
///
/// Holds the indexes of three and the events of two of them: about 40 MiB where objects have been merged up to 16 MiB.
actor MergedCache {
    private struct Entry {
        let object: LogObject
        let withEvents: Bool
        let content: Task<MergedSegments, any Error>
    }

    private static let kept = 3
    private static let keptWithEvents = 2

    private let repository: Repository
    /// The one used last comes last.
    private var entries: [Entry] = []

    init(repository: Repository) { self.repository = repository }

    /// A merged object; several that ask for it at the same time wait for one request.
    func content(of object: LogObject, withEvents: Bool) async throws -> MergedSegments {
        let entry = take(object, withEvents: withEvents) ?? begin(object, withEvents: withEvents)
        entries.append(entry)
        shrink()
        do {
            return try await entry.content.value
        } catch {
            entries.removeAll { $0.object == object }
            throw error
        }
    }

    private func take(_ object: LogObject, withEvents: Bool) -> Entry? {
        guard let place = entries.lastIndex(where: { $0.object == object && ($0.withEvents || !withEvents) }) else {
            return nil
        }
        return entries.remove(at: place)
    }

    private func begin(_ object: LogObject, withEvents: Bool) -> Entry {
        let repository = repository
        let content = Task.detached {
            try await MergedSegments.read(object, from: repository, withEvents: withEvents)
        }
        return Entry(object: object, withEvents: withEvents, content: content)
    }

    private func shrink() {
        while entries.count > Self.kept { entries.removeFirst() }
        while entries.filter(\.withEvents).count > Self.keptWithEvents,
            let oldest = entries.firstIndex(where: \.withEvents)
        {
            entries.remove(at: oldest)
        }
    }
}
