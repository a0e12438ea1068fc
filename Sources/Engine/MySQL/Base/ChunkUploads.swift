internal import Repository

/// Chunks of one reader on their way to the store while the next rows are read. Not for concurrent use.
///
/// Memory: `limit` compressed chunks, beside the one being filled.
final class ChunkUploads {
    private static let limit = 2

    private let instance: InstanceRepository
    private var running: [Task<ChunkReference, any Error>] = []

    init(_ instance: InstanceRepository) { self.instance = instance }

    /// Begins to store a chunk, once there is room. Throws where an earlier one could not be stored.
    func add(_ chunk: PackedChunk) async throws -> Task<ChunkReference, any Error> {
        while running.count >= Self.limit { _ = try await running.removeFirst().value }
        let instance = instance
        let task = Task { try await instance.store(chunk) }
        running.append(task)
        return task
    }

    /// Gives up what is still on its way.
    func cancel() {
        for task in running { task.cancel() }
        running = []
    }
}
