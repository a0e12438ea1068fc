internal import APIModel
internal import Synchronization

/// What was decoded of the catalog's documents, so that a tick decodes only what has changed.
///
/// A server has one for its planner and its lists: for what the planner has read a second ago no list waits.
package final class PlannerCache: Sendable {
    private struct Entry<Value: Sendable>: Sendable {
        let document: String
        let value: Value?
    }

    private struct State {
        var plans: [String: Entry<Plan>] = [:]
        var schedules: [String: Entry<ScheduleMemory>] = [:]
        var watches: [String: Entry<WatchMemory>] = [:]
        var upkeeps: [String: Entry<UpkeepMemory>] = [:]
    }

    private let state = Mutex(State())
    let memo = DueMemo()
    let instances = FactsMemory()

    package init() {}

    /// Nil where the document cannot be read.
    func plan(_ id: String, _ document: String) -> Plan? { value(\.plans, id, document) }
    func schedule(_ key: String, _ document: String) -> ScheduleMemory? { value(\.schedules, key, document) }
    func watch(_ key: String, _ document: String) -> WatchMemory? { value(\.watches, key, document) }
    func upkeep(_ key: String, _ document: String) -> UpkeepMemory? { value(\.upkeeps, key, document) }

    private func value<Value: Decodable & Sendable>(
        _ path: WritableKeyPath<State, [String: Entry<Value>]>, _ key: String, _ document: String
    ) -> Value? {
        if let known = state.withLock({ $0[keyPath: path][key] }), known.document == document { return known.value }
        let value = try? WorkJSON.value(Value.self, in: document)
        state.withLock { $0[keyPath: path][key] = Entry(document: document, value: value) }
        return value
    }
}
