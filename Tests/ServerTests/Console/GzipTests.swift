import Foundation
import Server
import TestKit
import Testing

@Suite struct GzipTests {
    /// gzip itself reads what is written.
    @Test func whatIsPackedIsUnpackedAgain() throws {
        let bytes = (0..<5000).flatMap { Array("rule-\($0 % 70) { color: red }\n".utf8) }
        let packed = try #require(Gzip.packed(bytes))
        #expect(packed.count < bytes.count / 5)
        let folder = try TestFolder("gzip")
        let path = folder.file("a.gz")
        #expect(FileManager.default.createFile(atPath: path, contents: Data(packed)))
        let process = Process()
        process.executableURL = URL(filePath: "/bin/gzip")
        process.arguments = ["--decompress", "--keep", path]
        try process.run()
        process.waitUntilExit()
        #expect(process.terminationStatus == 0)
        #expect(FileManager.default.contents(atPath: folder.file("a")).map { Array($0) } == bytes)
    }

    @Test func whatDoesNotBecomeSmallerStaysAsItIs() {
        #expect(Gzip.packed([]) == nil)
        #expect(Gzip.packed([1, 2, 3]) == nil)
    }

    @Test func onlyWhoReadsItIsSentIt() {
        for header in ["gzip", "gzip, deflate, br", "br;q=1.0, GZIP;q=0.5"] {
            #expect(Gzip.isRead(header), "\(header)")
        }
        for header in ["", "br", "gzip;q=0", "gzipped", "*"] { #expect(!Gzip.isRead(header), "\(header)") }
    }
}
