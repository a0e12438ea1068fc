/// What `put` does where the key already has an object.
package enum PutMode: Sendable, Hashable {
    /// The new object takes its place, atomically.
    case overwrite
    /// The old object stays and `put` throws `store.exists`.
    case ifAbsent
}
