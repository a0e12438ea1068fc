import APIModel
import Catalog
import Core
import Foundation
import Service
import TestKit
import Testing

/// A service whose audit is written, read and tampered with.
struct AuditScene: Sendable {
    let base: ServiceScene
    var service: TidemarkService { base.service }
    var catalog: Catalog { base.catalog }

    static let auditor = ServiceScene.administrator

    init(_ place: CatalogPlace) async throws { base = try await ServiceScene(place) }

    /// Calls that change nothing, `count` of them, each with its own request.
    func call(_ count: Int, by name: String = "ci") async throws {
        for number in 0..<count {
            let caller = Caller(
                .token(id: "0123456789abcdef", name: name, scope: .administrator), address: "192.0.2.7",
                requestID: "r-\(number)")
            try await service.audit.close(caller, AuditCall(name: "listPlans", volume: .each), code: nil)
        }
    }

    /// What stands in the audit, oldest first. Looking is not written here.
    func lines() async throws -> [String] {
        try await catalog.read { transaction in
            try transaction.session.query("SELECT line FROM audit_entries ORDER BY number").map { try $0.text("line") }
        }
    }

    func entries() async throws -> [AuditEntryDocument] {
        try await lines().map { line in
            let parsed = try #require(AuditLine(Array(line.utf8)))
            return try #require(AuditEntryDocument(parsed))
        }
    }

    /// A whole export, as a file would hold it.
    func export(_ filter: AuditFilter = AuditFilter(), _ form: AuditExport.Form = .lines) async throws -> String {
        var export = try await service.exportAudit(Self.auditor, filter, form)
        var bytes: [UInt8] = []
        while let part = try await export.next() { bytes += part }
        return String(decoding: bytes, as: UTF8.self)
    }

    func run(_ sql: String, _ parameters: [CatalogValue] = []) async throws {
        _ = try await catalog.write { try $0.session.execute(sql, parameters) }
    }

    /// The service's public key.
    func key() async throws -> [UInt8] {
        let state = try await service.auditState(Self.auditor)
        return try #require(ServiceSigningKey.publicKey(reading: state.publicKey))
    }

    func report() async throws -> AuditReport { try await AuditInspection.run(catalog) }

    /// Signs what there is: the clock is turned until it is time to.
    func sign() async throws {
        base.clock.turn(by: 3601)
        await AuditLoop(service: service, repositories: RepositoryPool(), clock: base.clock).round()
    }

    func close() async { await base.close() }

    /// What is found in the lines of a text.
    static func verify(_ text: String, _ key: [UInt8]?) -> AuditReport {
        var verifier = AuditVerifier(publicKey: key)
        for line in text.split(separator: "\n") { verifier.add(Array(line.utf8)) }
        return verifier.finish(at: Fixture.at(0))
    }
}

/// Lines of an export, changed as somebody would who may write everywhere but has no key.
enum Tampering {
    /// With another body and, where `hashes` says so, its hash and those of all behind it worked out anew.
    static func replace(_ old: String, _ new: String, at number: Int, in text: String, hashes: Bool) -> String {
        var lines = text.split(separator: "\n").map(String.init)
        guard let index = place(of: number, in: lines) else { return text }
        lines[index] = lines[index].replacing(old, with: new)
        guard hashes else { return lines.joined(separator: "\n") }
        var previous = ""
        for place in index..<lines.count {
            guard var line = AuditLine(Array(lines[place].utf8)) else { continue }
            var body = String(decoding: line.body, as: UTF8.self)
            if !previous.isEmpty, let range = body.range(of: "\"previous\":\"") {
                body.replaceSubrange(range.upperBound..<body.index(range.upperBound, offsetBy: 64), with: previous)
            }
            line = AuditLine(body: Array(body.utf8))
            lines[place] = String(decoding: line.bytes, as: UTF8.self)
            previous = line.hash.text
        }
        return lines.joined(separator: "\n")
    }

    /// The entry's own hash worked out anew, and nothing behind it.
    static func rehash(_ old: String, _ new: String, at number: Int, in text: String) -> String {
        var lines = text.split(separator: "\n").map(String.init)
        guard let index = place(of: number, in: lines), let line = AuditLine(Array(lines[index].utf8)) else {
            return text
        }
        let body = String(decoding: line.body, as: UTF8.self).replacing(old, with: new)
        lines[index] = String(decoding: AuditLine(body: Array(body.utf8)).bytes, as: UTF8.self)
        return lines.joined(separator: "\n")
    }

    static func edit(_ text: String, _ change: (inout [String], (Int) -> Int) -> Void) -> String {
        var lines = text.split(separator: "\n").map(String.init)
        let known = lines
        change(&lines) { place(of: $0, in: known) ?? 0 }
        return lines.joined(separator: "\n")
    }

    static func place(of number: Int, in lines: [String]) -> Int? {
        lines.firstIndex { AuditLine(Array($0.utf8))?.entry?.number == Int64(number) }
    }
}
