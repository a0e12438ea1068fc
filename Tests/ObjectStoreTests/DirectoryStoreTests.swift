import Core
import Foundation
import ObjectStore
import Testing

@Suite struct DirectoryStoreTests {
    @Test func `A file is readable by its owner alone and leaves no temporary behind`() async throws {
        let folder = try TemporaryFolder()
        let path = folder.path
        let store = DirectoryStore(path: path)
        try await store.put("a/b", [1], mode: .ifAbsent)
        try await store.put("a/b", [2], mode: .overwrite)
        await #expect(throws: TidemarkError.self) { try await store.put("a/b", [3], mode: .ifAbsent) }
        let attributes = try FileManager.default.attributesOfItem(atPath: path + "/a/b")
        #expect(attributes[.posixPermissions] as? Int == 0o600)
        #expect(try FileManager.default.contentsOfDirectory(atPath: path + "/.tmp").isEmpty)
        extendLifetime(folder)
    }

    @Test func `Files that are no objects are not listed`() async throws {
        let folder = try TemporaryFolder()
        let path = folder.path
        let store = DirectoryStore(path: path)
        try await store.put("a", [1], mode: .overwrite)
        for name in ["lost+found", ".hidden", "with space", "ünicode"] {
            try Data([1]).write(to: URL(fileURLWithPath: path + "/" + name))
        }
        try FileManager.default.createSymbolicLink(atPath: path + "/link", withDestinationPath: "/etc")
        #expect(try await store.list("").map(\.key) == ["a"])
        extendLifetime(folder)
    }

    @Test func `A store that is not there yet is empty`() async throws {
        let store = DirectoryStore(path: "/tmp/tidemark-no-such-folder/x/")
        #expect(store.url == "file:///tmp/tidemark-no-such-folder/x")
        #expect(try await store.list("").isEmpty)
        #expect(try await store.size("a") == nil)
    }

    @Test func `What the system says becomes the store's error`() async throws {
        let proc = DirectoryStore(path: "/proc")
        let error = await #expect(throws: TidemarkError.self) { try await proc.put("a/b", [1], mode: .overwrite) }
        #expect(error?.cause?.isEmpty == false)
        // A file where the store's folder should be.
        let folder = try TemporaryFolder()
        let path = folder.path
        try Data([1]).write(to: URL(fileURLWithPath: path + "/file"))
        let store = DirectoryStore(path: path + "/file")
        await #expect(throws: TidemarkError.self) { try await store.put("a", [1], mode: .overwrite) }
        #expect(try await store.list("").isEmpty)
        extendLifetime(folder)
    }

    @Test func `A listing goes on in the middle of a folder`() async throws {
        let folder = try TemporaryFolder()
        let path = folder.path
        let store = DirectoryStore(path: path)
        for folder in ["log/0001", "log/0002", "log/0003"] {
            for name in ["1", "2"] { try await store.put("\(folder)/\(name)", [1], mode: .ifAbsent) }
        }
        #expect(try await store.keys("log/", after: "log/0002/1", limit: 2) == ["log/0002/2", "log/0003/1"])
        extendLifetime(folder)
    }
}

@Suite struct StoreLocationTests {
    @Test(arguments: [
        ("file:///srv/backups", "file:///srv/backups"), ("/srv/backups/", "file:///srv/backups"),
        ("file://localhost/srv/b%20c", "file:///srv/b c"),
    ])
    func opens(_ url: String, _ expected: String) throws { #expect(try StoreLocation.store(at: url).url == expected) }

    @Test(arguments: ["srv/backups", "http://x/y", "file://srv/backups", "file:///a%zz", "file:///a%00", ""])
    func refuses(_ url: String) {
        let error = #expect(throws: TidemarkError.self) { try StoreLocation.store(at: url) }
        #expect(error?.code == .storeURL)
    }
}
