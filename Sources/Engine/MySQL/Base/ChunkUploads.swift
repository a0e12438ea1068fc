internal import Repository

/// Chunks of one reader on their way to the store while the next rows are read. Not for concurrent use.
///
/// Memory: `most` compressed chunks of `bytes` together, or `least` of any size, beside the one being filled. A store that
/// makes each object durable answers late, and takes many at a time.
final class ChunkUploads {
    private static let least = 2
    private static let most = 6
    private static let bytes = 16 << 20

    private struct Upload {
        let task: Task<ChunkReference, any Error>
        let bytes: Int
    }

    private let instance: InstanceRepository
    private var running: [Upload] = []

    init(_ instance: InstanceRepository) { self.instance = instance }

    /// Begins to store a chunk, once there is room. Throws where an earlier one could not be stored.
    func add(_ chunk: PackedChunk) async throws -> Task<ChunkReference, any Error> {
        let size = Int(clamping: chunk.reference.storedBytes)
        while !hasRoom(for: size) { _ = try await running.removeFirst().task.value }
        let instance = instance
        let task = Task { try await instance.store(chunk) }
        running.append(Upload(task: task, bytes: size))
        return task
    }

    private func hasRoom(for size: Int) -> Bool {
        running.count < Self.least
            || running.count < Self.most && running.reduce(size) { $0 + $1.bytes } <= Self.bytes
    }

    /// Gives up what is still on its way.
    func cancel() {
        for upload in running { upload.task.cancel() }
        running = []
    }
}
