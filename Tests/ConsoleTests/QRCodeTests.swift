import Console
import Testing

@Suite struct QRCodeTests {
    /// As another program draws it (python-qrcode 8, level M, mask 3).
    private static let known = """
        111111101011101111111
        100000101101101000001
        101110100011001011101
        101110101010101011101
        101110100110001011101
        100000100010001000001
        111111101010101111111
        000000001010000000000
        101101110100001001011
        001111011010101100000
        000000110000110100011
        111010000100110001010
        010010110011001100110
        000000001100010100011
        111111101010000110000
        100000101001100001101
        101110100011010001000
        101110101010000011010
        101110101011011001100
        100000100101101100001
        111111101111110100000
        """

    private func rows(_ code: QRCode) -> String {
        (0..<code.side).map { row in
            String(code.modules[row * code.side..<(row + 1) * code.side].map { $0 ? "1" : "0" })
        }.joined(separator: "\n")
    }

    /// Bits as a number that changes with each of them.
    private func sum(_ code: QRCode) -> UInt64 {
        code.modules.reduce(0xCBF2_9CE4_8422_2325) { ($0 ^ ($1 ? 49 : 48)) &* 0x100_0000_01B3 }
    }

    @Test func itIsDrawnAsOthersDrawIt() throws {
        #expect(rows(try #require(QRCode("TIDEMARK-7", mask: 3))) == Self.known)
    }

    /// Sizes with one and several blocks, with and without the version written in them.
    @Test(arguments: [
        (
            "otpauth://totp/Tidemark:administrator?secret=JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP&issuer=Tidemark"
                + "&algorithm=SHA1&digits=6&period=30", 2, 49,
            UInt64(0x0BC3_A4E7_3010_B74D)
        ),
        (
            String(repeating: "x", count: 213), 0, 57,
            UInt64(0x3562_A6DF_119D_FF93)
        ),
        (
            String(repeating: "z", count: 1200), 6, 133,
            UInt64(0x7ED5_5569_B8AA_8A8D)
        ),
    ])
    func largerOnesToo(_ text: String, _ mask: Int, _ side: Int, _ expected: UInt64) throws {
        let code = try #require(QRCode(text, mask: mask))
        #expect(code.side == side && sum(code) == expected)
    }

    @Test func theMaskIsOneOfTheEight() throws {
        let best = try #require(QRCode("otpauth://totp/Tidemark:ann?secret=JBSWY3DPEHPK3PXP"))
        #expect((0..<8).contains { QRCode("otpauth://totp/Tidemark:ann?secret=JBSWY3DPEHPK3PXP", mask: $0) == best })
    }

    @Test func whatIsTooLongIsNone() {
        #expect(QRCode(String(repeating: "a", count: 2331))?.side == 177)
        #expect(QRCode(String(repeating: "a", count: 2332)) == nil)
    }

    @Test func theDrawingIsItsModules() throws {
        let code = try #require(QRCode("TIDEMARK-7", mask: 3))
        let html = code.markup(label: "a < b").html
        #expect(html.contains("viewBox=\"0 0 29 29\"") && html.contains("aria-label=\"a &lt; b\""))
        #expect(!html.contains("style="))
        let runs = html.matches(of: /M(\d+) (\d+)h(\d+)v1h-\d+z/)
        #expect(runs.reduce(0) { $0 + (Int($1.output.3) ?? 0) } == code.modules.count { $0 })
        let first = try #require(runs.first)
        #expect(first.output.1 == "4" && first.output.2 == "4" && first.output.3 == "7")
    }
}
