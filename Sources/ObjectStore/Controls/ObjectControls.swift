/// What object storage can do beside keeping bytes: keep objects from being deleted, and keep them at different prices.
///
/// A store has them or has none (`ObjectStore.controls`). A lock belongs to an object as it was put: the store keeps it
/// although another is put, or a delete is asked for, under the same key.
package protocol ObjectControls: Sendable {
    /// What this bucket is set up for; asked of the store each time.
    func capabilities() async throws -> StoreCapabilities

    /// What the store says of an object; nil where there is none.
    func status(_ key: String) async throws -> ObjectStatus?

    /// Sets until when the object is kept. A longer time can always be set; a shorter one, or a weaker mode, only under
    /// governance, where `bypassingGovernance` is asked for and allowed. Throws `store.locked`, `store.notFound`.
    func retain(_ key: String, _ retention: ObjectRetention, bypassingGovernance: Bool) async throws

    /// Sets or lifts a legal hold: the object is kept for as long as it is set, whatever its retention says.
    func hold(_ key: String, _ isHeld: Bool) async throws

    /// Removes an object with all its versions, also before its time where that is under governance and the store allows
    /// it. Throws `store.locked`.
    func delete(_ key: String, bypassingGovernance: Bool) async throws

    /// Moves an object to another class. The bytes stay the same. Throws `store.locked` where the object's old place
    /// could not be freed, `store.archived` where it cannot be read now.
    func move(_ key: String, to storageClass: StorageClass) async throws

    /// Asks for a readable copy of an archived object, for so many days. Asking again, or for one that is readable, is no
    /// error. Throws `store.unsupported` where the store knows no retrieval.
    func retrieve(_ key: String, days: Int, speed: RetrievalSpeed) async throws
}
