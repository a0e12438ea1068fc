package import Catalog
internal import Core
internal import Foundation

extension ScheduleRecord {
    /// `revision` is that of the record the state was read from, 0 where there was none.
    package init(key: String, state: ScheduleState, revision: Int64 = 0) throws {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys]
        let document = String(decoding: try encoder.encode(state), as: UTF8.self)
        self.init(key: key, document: document, revision: revision)
    }

    /// Throws `catalog.damaged` where it holds none.
    package func state() throws -> ScheduleState {
        do {
            return try JSONDecoder().decode(ScheduleState.self, from: Data(document.utf8))
        } catch {
            throw TidemarkError(
                .catalogDamaged, "The catalog's state of the schedule \(key) cannot be read.",
                hint: "Was the catalog changed by hand? Restore it from its export in a repository.", cause: error)
        }
    }
}
