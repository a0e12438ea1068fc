import Core
import Engine
import MySQLWire
import Testing

@Suite struct ServerURLTests {
    @Test(arguments: [
        ("mysql://u@db.example.com", "db.example.com", 3306, TLSMode.required),
        ("mysql://u@127.0.0.1:3307/", "127.0.0.1", 3307, .preferred),
        ("mysql://u@[::1]:3307", "::1", 3307, .preferred),
        ("mariadb://u@10.0.0.5/?tls=disabled", "10.0.0.5", 3306, .disabled),
        ("mysql://u@h/?ca=/etc/ca.pem", "h", 3306, .verifyIdentity),
        ("mysql://u@h/?ca=/etc/ca.pem&tls=verify-ca", "h", 3306, .verifyCA),
        ("mysql://u@/?socket=/run/s.sock", "localhost", 3306, .disabled),
    ])
    func understands(text: String, host: String, port: Int, tls: TLSMode) throws {
        let url = try ServerURL(parsing: text)
        #expect(url.host == host)
        #expect(url.port == port)
        #expect(url.tls == tls)
        #expect(url.user == "u")
    }

    @Test func decodesPercentSigns() throws {
        let url = try ServerURL(parsing: "mysql://a%40b@h/?socket=/tmp/with%20space")
        #expect(url.user == "a@b")
        #expect(url.socket == "/tmp/with space")
        #expect(url.address == "/tmp/with space")
    }

    @Test(arguments: [
        "http://u@h", "mysql://h", "mysql://@h", "mysql://u:secret@h", "mysql://u@h:0", "mysql://u@h:99999",
        "mysql://u@h/database", "mysql://u@h/?tls=maybe", "mysql://u@h/?colour=blue", "mysql://u@h/?tls",
        "mysql://u@[::1", "mysql://u@h/?cert=a", "mysql://%zz@h",
    ])
    func refuses(text: String) {
        #expect(throws: TidemarkError(.usage, "", hint: "")) { try ServerURL(parsing: text) }
    }

    @Test func neverRepeatsAPassword() {
        do {
            _ = try ServerURL(parsing: "mysql://u:hunter2@h")
            Issue.record("accepted")
        } catch {
            #expect(!error.description.contains("hunter2"))
        }
    }
}
