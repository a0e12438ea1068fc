internal import Repository

/// Where chunks come from.
protocol ChunkSource: Sendable {
    func readChunk(_ reference: ChunkReference) async throws -> [UInt8]
}

extension InstanceRepository: ChunkSource {}
