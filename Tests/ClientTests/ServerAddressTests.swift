import Client
import Core
import Testing

@Suite struct ServerAddressTests {
    @Test(arguments: [
        ("https://backup.example.com", "https://backup.example.com"),
        ("HTTPS://backup.example.com:8420/", "https://backup.example.com:8420"),
        ("https://example.com/tidemark/", "https://example.com/tidemark"),
        ("http://127.0.0.1:8420", "http://127.0.0.1:8420"),
        ("http://localhost:8420//", "http://localhost:8420"),
        ("http://[::1]:8420", "http://[::1]:8420"),
    ])
    func `Places of servers are read`(_ text: String, base: String) throws {
        #expect(try ServerAddress(parsing: text).base == base)
    }

    @Test(arguments: [
        "backup.example.com", "ftp://x", "https://", "https://:8420", "https://x:0", "https://x:99999", "https://x y",
        "https://user:marked-secret@x", "https://x?token=marked-secret", "https://x#marked-secret", "https://[::1",
        "http://backup.example.com", "http://127.0.0.1.example.com", "http://localhost.example.com", "https://x\\y",
    ])
    func `What is no place, holds a secret, or would send one in the clear is refused`(_ text: String) {
        do throws(TidemarkError) {
            let address = try ServerAddress(parsing: text)
            Issue.record("\(address)")
        } catch {
            #expect(error.code == .usage)
            #expect(!"\(error)".contains("marked-secret"))
        }
    }

    @Test func `HTTP elsewhere has to be wished for`() throws {
        let address = try ServerAddress(parsing: "http://tidemark:8420", allowsPlain: true)
        #expect(address.base == "http://tidemark:8420" && !address.isPrivate)
        #expect(try ServerAddress(parsing: "https://tidemark").isPrivate)
    }
}
