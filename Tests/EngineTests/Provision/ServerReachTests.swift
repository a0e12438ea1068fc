import Engine
import Foundation
import TestKit
import Testing

/// Whether the account of a new server can get to its folder.
@Suite("Reach of a server's account") struct ServerReachTests {
    private func setMode(_ mode: Int, _ path: String) throws {
        try FileManager.default.setAttributes([.posixPermissions: mode], ofItemAtPath: path)
    }

    @Test func aFolderThatIsOnesOwnKeepsOthersOut() throws {
        let folder = try TestFolder("reach")
        let inner = folder.file("data/worker")
        try FileManager.default.createDirectory(atPath: inner, withIntermediateDirectories: true)
        try setMode(0o755, folder.path)
        try setMode(0o755, inner)
        let other = try #require(SystemAccount.named("nobody"))
        let own = try #require(SystemAccount.own)
        for (mode, passes) in [(0o700, false), (0o711, true), (0o710, false), (0o755, true)] {
            try setMode(mode, folder.file("data"))
            #expect(other.canPass(through: inner) == passes, "\(String(mode, radix: 8))")
            // What is not there yet is made so that it can be passed.
            #expect(other.canPass(through: inner + "/later/still") == passes)
            #expect(own.canPass(through: inner))
        }
    }

    @Test func aFolderThatOthersMayWriteToIsNotOnesOwn() throws {
        let folder = try TestFolder("reach")
        let path = folder.file("instances")
        #expect(!ServerReach.isOwn(path))
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
        try setMode(0o711, path)
        #expect(ServerReach.isOwn(path))
        try setMode(0o777, path)
        #expect(!ServerReach.isOwn(path))
        try setMode(0o711, path)
        let link = folder.file("link")
        try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: path)
        #expect(!ServerReach.isOwn(link))
    }
}
