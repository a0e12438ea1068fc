import APIModel
import Core
import Engine
import Foundation
import Repository
import Service
import TestKit
import Testing

@Suite struct AssignedAccessTests {
    private func instance(_ host: String, user: String = "u", tls: AssignedTLS) -> AssignedInstance {
        AssignedInstance(
            id: "i", name: "n", host: host, port: 3307, user: user, password: Secret("pw"), tls: tls)
    }

    /// Certificates are files for the TLS library, lie on no disk, and are gone afterwards.
    @Test func certificatesAreLentFromMemory() async throws {
        let tls = AssignedTLS(mode: "verify-ca", authorities: "CA PEM", certificate: "C PEM", key: Secret("K PEM"))
        let paths = try await instance("db", tls: tls).withAccess { access in
            #expect(access.url.caFile.flatMap { FileManager.default.contents(atPath: $0) } == Data("CA PEM".utf8))
            let key = try #require(access.url.clientKeyFile)
            #expect(FileManager.default.contents(atPath: key) == Data("K PEM".utf8))
            #expect(
                access.url.clientCertificateFile.flatMap { FileManager.default.contents(atPath: $0) }
                    == Data("C PEM".utf8))
            return [access.url.caFile, key].compactMap { $0 }
        }
        #expect(paths.count == 2 && paths.allSatisfy { $0.hasPrefix("/proc/self/fd/") })
        for path in paths {
            let left = try? FileManager.default.destinationOfSymbolicLink(atPath: path)
            #expect(!(left?.contains("tidemark") ?? false))
        }
    }

    @Test(arguments: [("db.example.com", "a@b:c/d?e%f"), ("::1", "u"), ("10.0.0.1", "ü ser")])
    func everyUserAndHostCanBeReached(_ host: String, _ user: String) async throws {
        let url = try await instance(host, user: user, tls: AssignedTLS(mode: "disabled")).withAccess { $0.url }
        #expect(url.host == host && url.user == user && url.port == 3307 && url.caFile == nil)
        await #expect(throws: TidemarkError(.usage, "", hint: "")) {
            try await instance(host, tls: AssignedTLS(mode: "perhaps")).withAccess { _ in }
        }
    }

    @Test func aRepositoryOpensWithWhatWasAssigned() async throws {
        let folder = try TestFolder("assigned")
        let key = AssignedKey(kind: .passphrase, label: "p", secret: Secret("a long enough passphrase"))
        let assigned = AssignedRepository(id: "r", name: "main", url: "file://\(folder.file("r"))", key: key)
        let made = try await assigned.create()
        let pool = RepositoryPool()
        let opened = try await pool.repository(assigned)
        #expect(opened.descriptor.id == made.descriptor.id && opened.descriptor.name == "main")
        var other = assigned
        other.key.secret = Secret("another passphrase")
        let wrong = other
        await #expect(throws: TidemarkError(.keyMismatch, "", hint: "")) { try await pool.repository(wrong) }
        _ = try await pool.repository(assigned)
    }

    @Test func aRestoreIsReadInTheEnginesWords() throws {
        var payload = RestorePayload()
        payload.to = "2026-11-22T11:03:43Z"
        payload.databases = ["shop"]
        payload.tables = ["crm.people"]
        payload.renames = ["shop=shop_old"]
        payload.existing = "rename-old"
        payload.threads = 9
        let options = try payload.options()
        #expect(options.databases == ["shop"] && options.tables == [TableName(schema: "crm", name: "people")])
        #expect(options.existing == .renameOld && options.threads == 9 && options.finalCheck)
        #expect(options.renames == [.schema(from: "shop", to: "shop_old")])
        #expect(options.moment == .time(try Timestamp(parsing: "2026-11-22T11:03:43Z")))
        for change in [
            { $0.to = nil }, { $0.before = "x" }, { $0.tables = ["people"] }, { $0.existing = "burn" },
            { $0.threads = 0 }, { $0.skip = ["nothing"] },
        ] as [(inout RestorePayload) -> Void] {
            var wrong = payload
            change(&wrong)
            #expect(throws: TidemarkError(.usage, "", hint: "")) { try wrong.options() }
        }
    }
}
