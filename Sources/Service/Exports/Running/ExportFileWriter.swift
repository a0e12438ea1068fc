internal import APIModel
internal import Age
internal import Core
internal import Crypto
internal import Engine
internal import Foundation
internal import ObjectStore
internal import Repository

/// The way of an export's bytes into its file: compressed, encrypted, and stored in parts as they become whole. Nothing of them
/// touches a disk of the worker.
actor ExportFileWriter: ExportSink {
    private let store: any ObjectStore
    private let folder: String
    private let progress: @Sendable (UInt64) -> Void
    private var frames: ZstdFrames?
    private var encryptor: AgeEncryptor
    private var hash = SHA256()
    /// What has not been compressed yet.
    private var plain: [UInt8] = []
    /// What has not been stored yet.
    private var waiting: [UInt8] = []
    private var parts = 0
    private var bytes: UInt64 = 0

    /// Bytes that are compressed at a time.
    private static let frameBytes = 1 << 20

    /// - Parameters:
    ///   - folder: what the names of the parts begin with.
    ///   - progress: told of the bytes stored so far.
    init(
        _ store: any ObjectStore, folder: String, lock: AgeLock, isCompressed: Bool,
        progress: @escaping @Sendable (UInt64) -> Void = { _ in }
    ) throws {
        self.store = store
        self.folder = folder
        self.progress = progress
        frames = isCompressed ? try ZstdFrames() : nil
        encryptor = try AgeEncryptor(lock)
        waiting = encryptor.beginning
    }

    func write(_ bytes: [UInt8]) async throws {
        plain += bytes
        guard plain.count >= Self.frameBytes else { return }
        try seal()
        while waiting.count >= ExportParts.partBytes { try await storePart(ExportParts.partBytes) }
    }

    /// Stores the rest, and says what was written.
    func finish(name: String, tables: UInt64, rows: UInt64) async throws -> ReportedExport {
        if !plain.isEmpty { try seal() }
        waiting += try encryptor.finish()
        while !waiting.isEmpty { try await storePart(min(waiting.count, ExportParts.partBytes)) }
        return ReportedExport(
            folder: folder, name: name, partBytes: Int64(ExportParts.partBytes), bytes: Int64(clamping: bytes),
            hash: Hex.encode(hash.finalize()), tables: Int64(clamping: tables), rows: Int64(clamping: rows))
    }

    private func seal() throws {
        let packed = try frames?.frame(of: plain) ?? plain
        plain.removeAll(keepingCapacity: true)
        waiting += try encryptor.append(packed)
    }

    private func storePart(_ count: Int) async throws {
        try Task.checkCancellation()
        let part = Array(waiting[..<count])
        waiting.removeFirst(count)
        part.withUnsafeBytes { hash.update(bufferPointer: $0) }
        let number = parts
        parts += 1
        // A run has a folder of its own: what is there is what an answer that was lost has stored.
        try await store.put(ExportParts.name(number, in: folder), part, mode: .overwrite)
        bytes += UInt64(count)
        progress(bytes)
    }
}
