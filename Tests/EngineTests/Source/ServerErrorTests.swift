import Core
import Engine
import MySQLWire
import Testing

/// What users and the service's retries go by.
@Suite struct ServerErrorTests {
    private func code(_ kind: MySQLError.Kind) -> ErrorCode {
        TidemarkError(MySQLError(kind), server: "db:3306", action: "reading").code
    }

    /// A server that shuts down, kills the connection or has too many says so in words; that passes as a broken line does.
    @Test(arguments: [1053, 1040, 1927, 3169] as [UInt16])
    func `A server that ends the connection is one that cannot be reached`(_ number: UInt16) {
        #expect(code(.server(code: number, sqlState: "08S01", message: "gone")) == .sourceUnreachable)
    }

    @Test func `A statement that is refused is refused`() {
        #expect(code(.server(code: 1142, sqlState: "42000", message: "denied")) == .sourceRefused)
        #expect(code(.server(code: 1064, sqlState: "42000", message: "syntax")) == .sourceRefused)
        #expect(code(.connectionClosed("reset")) == .sourceUnreachable)
    }
}
