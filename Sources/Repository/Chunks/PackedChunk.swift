/// A chunk that is compressed, named and sealed, on its way to the store.
package struct PackedChunk: Sendable {
    /// What the base will say of it; `storedBytes` is the size of `object`.
    package let reference: ChunkReference
    let name: String
    let object: [UInt8]
}
