/// Parent keys that were given up while the base was read, for each foreign key that cascades updates.
///
/// A child row shows only the key it had when it was read. Where a key passes from one parent to another in that time
/// (3 becomes 30, then 2 becomes 3), a child found under 3 may have followed either, and the log does not say which:
/// it holds no child rows. Such a base must be refused for the restore, not guessed at.
final class RetiredKeys {
    private var keys: [String: Set<KeyValues>] = [:]

    func retire(_ values: KeyValues, of key: ForeignKey) {
        guard key.onUpdate == .cascade else { return }
        keys[key.id, default: []].insert(values)
    }

    func contains(_ values: KeyValues, of key: ForeignKey) -> Bool { keys[key.id]?.contains(values) ?? false }
}
