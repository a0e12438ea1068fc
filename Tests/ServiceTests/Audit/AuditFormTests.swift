import APIModel
import Core
import Foundation
import Service
import TestKit
import Testing

/// How entries leave, and what never stands in them.
@Suite struct AuditFormTests {
    @Test(arguments: ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "  =1", "＝1", "|calc", "=cmd|' /C calc'!A0"])
    func noCellIsAFormula(_ text: String) {
        let cell = AuditCSV.cell(text)
        let plain = cell.hasPrefix("\"") ? String(cell.dropFirst()) : cell
        #expect(plain.hasPrefix("'") && !cell.contains("\t") && !cell.contains("\r"), "\(cell)")
    }

    @Test func cellsAreQuotedWhereTheyMustBe() {
        #expect(AuditCSV.cell("plain-1.2_x/y:z") == "plain-1.2_x/y:z")
        #expect(AuditCSV.cell("") == "")
        #expect(AuditCSV.cell("a,b") == "\"a,b\"")
        #expect(AuditCSV.cell("a\"b\nc") == "\"a\"\"b c\"")
        #expect(AuditCSV.cell("备份") == "\"备份\"")
    }

    @Test func secretsAreTakenOutByTheirNamesAndForms() throws {
        let token = "tmt_0123456789abcdef_" + String(repeating: "0a", count: 32)
        let tree: JSONTree = .object([
            "name": .text("main"), "password": .text("hunter2"), "hasPassword": .bool(true),
            "key": .object(["kind": .text("kms"), "secret": .text("hunter2"), "label": .text("l")]),
            "list": .list([.object(["secret_key": .text("hunter2")]), .text("see \(token)!")]),
            "url": .text("https://me:hunter2@example.com/x"), "failure": .object(["code": .text("store.full")]),
            "factor": .object(["code": .text("123456"), "recoveryCodes": .list([.text("hunter2")])]),
            "instance": .object(["host": .text("db"), "secret": .text("vault-name")]),
            "newDatabases": .list([.text("shop")]), "credentials": .object(["accessKeyId": .text("hunter2")]),
        ])
        let clean = AuditRedaction.clean(tree)
        let text = try WorkJSON.text(clean)
        #expect(!text.contains("hunter2") && !text.contains("0a0a") && !text.contains("123456"), "\(text)")
        #expect(clean["name"] == .text("main") && clean["hasPassword"] == .bool(true))
        #expect(clean["failure"]?["code"] == .text("store.full") && clean["key"]?["label"] == .text("l"))
        #expect(clean["instance"]?["secret"] == .text("vault-name"))
        #expect(clean["url"] == .text("https://\(AuditRedaction.mark)@example.com/x"))
        #expect(clean["newDatabases"] == .list([.text("shop")]))
    }

    @Test(arguments: CatalogPlace.allCases)
    func exportsHoldEveryEntryInEveryForm(_ place: CatalogPlace) async throws {
        let scene = try await AuditScene(place)
        try await scene.callMany(1203)
        try await scene.call(2, by: "=HYPERLINK(1)")
        let lines = try await scene.export().split(separator: "\n").map(String.init)
        #expect(lines == (try await scene.lines()))
        let table = try await scene.export(AuditFilter(), .csv).components(separatedBy: "\r\n")
        #expect(table.count == 1203 + 2 + 2 && table[0].hasPrefix("number,time,who,") && table.last == "")
        // The name has a prefix of its own.
        #expect(table[1204].contains("\"token/=HYPERLINK(1)\""))
        var filter = AuditFilter()
        filter.text = "hyperlink"
        #expect(try await scene.export(filter).split(separator: "\n").count == 2)
        var part = try await scene.service.exportAudit(AuditScene.auditor, AuditFilter(), .lines, after: 1200, limit: 3)
        let bytes = try #require(try await part.next())
        #expect(String(decoding: bytes, as: UTF8.self).split(separator: "\n").count == 3)
        #expect(try await part.next() == nil)
        await scene.close()
    }

    @Test func publicKeysAreReadAsTheyAreShown() async throws {
        let scene = try await AuditScene(.sqlite)
        let pem = try await scene.service.auditState(AuditScene.auditor).publicKey
        let key = try #require(ServiceSigningKey.publicKey(reading: pem))
        #expect(key.count == 32 && ServiceSigningKey.publicKey(reading: "\(Base64Bytes(key))\n") == key)
        #expect(ServiceSigningKey.publicKey(reading: "") == nil && ServiceSigningKey.publicKey(reading: "AAAA") == nil)
        await scene.close()
    }
}
