/// A chunk by its table's number in the base and its own number in the table.
struct ChunkPlace: Sendable, Hashable {
    let table: Int
    let chunk: Int
}
