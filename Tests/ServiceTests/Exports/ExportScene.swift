import APIModel
import Catalog
import Core
import Foundation
import ObjectStore
import Service
import TestKit
import Testing

/// A service with an instance and a repository in a folder, and exports whose files a test writes itself.
struct ExportScene: Sendable {
    let base: ServiceScene
    let folder: TestFolder
    let store: DirectoryStore
    let bytes = (0..<1000).map { UInt8(truncatingIfNeeded: $0 &* 7 &+ $0 >> 5) }

    static let me = ServiceScene.administrator
    static let somebody = Caller(.nobody, address: "10.1.2.3", requestID: "r")

    var service: TidemarkService { base.service }
    var catalog: Catalog { base.catalog }

    init(_ place: CatalogPlace = .sqlite) async throws {
        base = try await ServiceScene(place)
        folder = try TestFolder("exports")
        store = DirectoryStore(path: folder.file("repository"))
        _ = try await base.service.addRepository(
            Self.me,
            RepositoryForm(
                name: "main", url: "file://\(folder.file("repository"))",
                key: RepositoryKeyForm(kind: "passphrase", secret: "some words")), in: ServiceScene.project)
        try await base.add("shop")
        try await base.addPlan("nightly", [("instances", ["names": ["shop"]])])
    }

    static func form() -> ExportForm {
        var form = ExportForm(instance: "shop", format: "sql")
        form.passphrase = "correct horse battery"
        return form
    }

    func begin(_ form: ExportForm = Self.form()) async throws -> DataExportDocument {
        try await service.beginDataExport(Self.me, form, in: ServiceScene.project)
    }

    /// Runs the job as a worker would, but for the export itself: the file has 1000 bytes in parts of 64.
    func make(_ export: DataExportDocument) async throws {
        let source = CatalogJobSource(catalog: catalog)
        let offer = WorkerOffer(worker: WorkerID("w"), sites: [ServiceScene.site])
        _ = try await source.claim(offer, count: 5)
        let lease = try await catalog.read { try $0.jobs.find(JobID(export.job)).lease }
        let prefix = "exports/\(export.id)/\(lease)/"
        for (number, start) in stride(from: 0, to: bytes.count, by: 64).enumerated() {
            let digits = String(repeating: "0", count: 10 - "\(number)".count) + "\(number)"
            try await store.put(
                prefix + digits, Array(bytes[start..<min(bytes.count, start + 64)]), mode: .overwrite)
        }
        try await source.report(
            JobID(export.job), lease: lease,
            JobReport(
                export: ReportedExport(
                    folder: prefix, name: "shop.sql.zst.age", partBytes: 64, bytes: 1000, hash: "abc", tables: 2,
                    rows: 3)))
        try await source.finish(JobID(export.job), lease: lease, .succeeded)
    }

    /// An export that is ready, and a link to it: the last part of its address.
    func link(_ form: LinkForm = LinkForm(), to export: String? = nil) async throws -> (
        link: LinkDocument, text: String
    ) {
        var id = export
        if id == nil {
            let begun = try await begin()
            try await make(begun)
            id = begun.id
        }
        let made = try await service.addLink(Self.me, to: id ?? "", form)
        return (made.document, String(made.path.dropFirst(TidemarkService.linkPath.count)))
    }

    /// What a client gets, with what it was sent noted as the server notes it.
    func fetch(
        _ text: String, range: String? = nil, ifRange: String? = nil, from address: String? = "10.1.2.3",
        stopAfter limit: UInt64 = .max
    ) async throws -> [UInt8] {
        let caller = Caller(.nobody, address: address, requestID: "r")
        let file = try await service.openDownload(
            caller, DownloadRequest(text: text, range: range, ifRange: ifRange))
        var found: [UInt8] = []
        var offset = file.bytes.lowerBound
        while offset < file.bytes.upperBound, UInt64(found.count) < limit {
            let piece = try await file.piece(from: offset)
            found += piece
            offset += UInt64(piece.count)
        }
        try await file.noteSent(UInt64(found.count), through: offset)
        return found
    }

    /// Events of refused downloads so far, by their reasons.
    func refusals() async throws -> [String] {
        try await catalog.read { transaction in
            try transaction.session.query(
                "SELECT document FROM events WHERE kind = 'download.refused' ORDER BY number"
            ).map { try WorkJSON.value([String: String].self, in: try $0.text("document"))["reason"] ?? "" }
        }
    }

    func close() async { await base.close() }
}
