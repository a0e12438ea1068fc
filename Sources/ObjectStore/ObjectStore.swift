/// A place that keeps named sequences of bytes: a directory, a bucket, memory.
///
/// What every implementation promises, and `StoreConformance` in TestKit checks:
/// * **Keys** are `/`-separated, 1 to 900 bytes of `A–Z a–z 0–9 . _ - /`, without empty components; no
///   component begins with a dot or is longer than 200 bytes. Anything else is refused with `store.key`. A key is never
///   at the same time a folder of another key.
/// * **Atomicity.** After `put` returns, the object is durable and complete; when it throws or the machine stops, the
///   key holds the old object or the new one (or neither, if there was none), never a part of one.
///   A put that was cancelled may still be carried out as a whole by a store behind a network, a moment later.
/// * **Read after write.** What `put` stored and `delete` removed is seen by every later `get`, `size` and `list`.
/// * **Write once.** `put(mode: .ifAbsent)` never replaces an object: of any number of concurrent calls for one key
///   exactly one succeeds, the others throw `store.exists`.
/// * **Order.** `list` gives keys in rising order of their bytes.
/// * **Errors** are `TidemarkError` with the codes of `ErrorCode.store…`; `CancellationError` passes through.
package protocol ObjectStore: Sendable {
    /// The store's address, without credentials, for messages: `file:///srv/backups`.
    var url: String { get }

    /// Stores an object. Throws `store.exists` (only `.ifAbsent`), `store.full`, `store.denied`,
    /// `store.unavailable`.
    func put(_ key: String, _ bytes: [UInt8], mode: PutMode) async throws

    /// The same with a lock, a hold or a storage class. Throws `store.unsupported` where the store has none of what is
    /// asked for.
    func put(_ key: String, _ bytes: [UInt8], mode: PutMode, attributes: PutAttributes) async throws

    /// Locks and storage classes; nil where the store has none. A decorator gives those of the store inside.
    var controls: (any ObjectControls)? { get }

    /// The whole object. Throws `store.notFound`.
    func get(_ key: String) async throws -> [UInt8]

    /// The bytes of the object in `range`, cut at the object's end: fewer bytes than asked for, or none, where it is
    /// shorter. Throws `store.notFound`.
    func get(_ key: String, range: Range<UInt64>) async throws -> [UInt8]

    /// The object's size in bytes, or nil where there is no such object.
    func size(_ key: String) async throws -> UInt64?

    /// Objects whose keys begin with `prefix` and come after `after`, in rising order, at most `limit`.
    ///
    /// A prefix need not end at a `/`. The cost grows with the objects that are returned and with those in the same
    /// folders, not with those elsewhere in the store.
    func list(_ prefix: String, after: String?, limit: Int) async throws -> [ObjectEntry]

    /// The keys of `list` without sizes, for stores that find those dear.
    func keys(_ prefix: String, after: String?, limit: Int) async throws -> [String]

    /// Removes an object; that it does not exist is no error. In a bucket with versions all of them go, as far as the
    /// credentials allow. Throws `store.locked` where it is locked; then it stays as it is.
    func delete(_ key: String) async throws
}

extension ObjectStore {
    /// Every object whose key begins with `prefix`, in rising order.
    package func list(_ prefix: String) async throws -> [ObjectEntry] {
        try await list(prefix, after: nil, limit: .max)
    }

    package func keys(_ prefix: String, after: String?, limit: Int) async throws -> [String] {
        try await list(prefix, after: after, limit: limit).map(\.key)
    }

    package var controls: (any ObjectControls)? { nil }

    package func put(_ key: String, _ bytes: [UInt8], mode: PutMode, attributes: PutAttributes) async throws {
        guard attributes.isEmpty else { throw StoreFailure.noControls(in: url) }
        try await put(key, bytes, mode: mode)
    }

    /// Locks and storage classes. Throws `store.unsupported` where the store has none.
    package func requireControls() throws -> any ObjectControls {
        guard let controls else { throw StoreFailure.noControls(in: url) }
        return controls
    }

    package func exists(_ key: String) async throws -> Bool { try await size(key) != nil }
}
