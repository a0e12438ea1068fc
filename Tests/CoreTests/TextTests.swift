import Core
import Testing

@Suite struct TextTests {
    @Test(arguments: [
        ("shop.*", "shop.orders", true), ("shop", "shop.orders", true), ("sh?p.ord*s", "shop.orders", true),
        ("*.orders", "shop.orders", true), ("*.*_old", "shop.orders", false), ("shop.Orders", "shop.orders", false),
        ("shop.a*b*c", "shop.aXbXbXc", true), ("shop.a*b*c", "shop.aXbXbX", false), ("s*.", "", false),
        ("*a*a*a*a*a*a*a*a*b.*", "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa.t", false),
        ("shop.?", "shop.é", true), ("shop.a.b", "shop.a.b", true),
    ])
    func patterns(_ pattern: String, _ name: String, _ matches: Bool) throws {
        guard let dot = name.firstIndex(of: ".") else {
            #expect(throws: TidemarkError.self) { try TablePattern(parsing: pattern) }
            return
        }
        let table = TableName(schema: String(name[..<dot]), name: String(name[name.index(after: dot)...]))
        #expect(try TablePattern(parsing: pattern).matches(table) == matches)
    }

    @Test func `Tables are selected by include and exclude`() throws {
        let name = TableName(schema: "shop", name: "orders")
        let all = try TablePattern(parsing: "shop.*")
        let orders = try TablePattern(parsing: "*.orders")
        #expect(TablePattern.selects(name, include: [], exclude: []))
        #expect(TablePattern.selects(name, include: [all], exclude: []))
        #expect(!TablePattern.selects(name, include: [all], exclude: [orders]))
        #expect(!TablePattern.selects(name, include: [try TablePattern(parsing: "crm")], exclude: []))
    }

    @Test(
        arguments: [
            ("0", 0), ("512", 512), ("64K", 64_000), ("64KiB", 65_536), ("1.5GB", 1_500_000_000), ("2 MiB", 2_097_152),
            ("1tb", 1_000_000_000_000), ("10B", 10),
        ] as [(String, UInt64)])
    func sizes(_ text: String, _ bytes: UInt64) throws { #expect(try ByteCount(parsing: text).bytes == bytes) }

    @Test(arguments: ["", "x", "1.2.3", "-1", "5Q", "1KiBs", "99999999999TB", "1 2", "iB", "1i"])
    func badSizes(_ text: String) { #expect(throws: TidemarkError.self) { try ByteCount(parsing: text) } }

    @Test(
        arguments: [
            (0, "0 B"), (999, "999 B"), (1000, "1 kB"), (1530, "1.53 kB"), (23_456_789, "23.5 MB"),
            (999_600, "1 MB"), (999_499_999_999, "999 GB"), (UInt64.max, "18.4 EB"),
        ] as [(UInt64, String)])
    func sizeTexts(_ bytes: UInt64, _ text: String) { #expect(ByteCount(bytes).description == text) }

    @Test func `Rates and durations`() throws {
        #expect(try ByteRate(parsing: "20MB/s").bytesPerSecond == 20_000_000)
        #expect(throws: TidemarkError.self) { try ByteRate(parsing: "0") }
        #expect(ByteRate(bytes: 3_000_000, seconds: 2).description == "1.5 MB/s")
        #expect(ByteRate(bytes: 5, seconds: 0).bytesPerSecond == 0)
        let texts = [0.0, 0.354, 12, 59.6, 185, 7620, 273_600, -5, .infinity].map { DurationText.of(seconds: $0) }
        #expect(
            texts == ["0 s", "0.35 s", "12 s", "1 min 00 s", "3 min 05 s", "2 h 07 min", "3 d 04 h", "-5 s", "unknown"])
    }

    @Test func `Bytes as base64 and as hexadecimal`() {
        for (text, bytes) in [("", ""), ("Zg==", "f"), ("Zm8=", "fo"), ("Zm9v", "foo"), ("Zm9vYmFy", "foobar")] {
            #expect(Base64Bytes(Array(bytes.utf8)).description == text)
            #expect(Base64Bytes(base64: text)?.bytes == Array(bytes.utf8))
        }
        let all = Array(UInt8.min...UInt8.max)
        #expect(Base64Bytes(base64: Base64Bytes(all).description)?.bytes == all)
        for text in ["Z", "Zg=", "Zg===", "=Zg=", "Zm8*", "====", "Zm\n8"] { #expect(Base64Bytes(base64: text) == nil) }
        #expect(Hex.decode(Hex.encode(all)) == all)
        #expect(Hex.decode("abc") == nil && Hex.decode("zz") == nil)
    }

    @Test func `A secret prints as nothing`() {
        let secret = Secret("hunter2")
        #expect("\(secret) \(String(reflecting: secret)) \([secret])".contains("hunter2") == false)
        #expect(Mirror(reflecting: secret).children.isEmpty)
    }

    @Test func `Names are quoted`() {
        #expect(TableName(schema: "a`b", name: "c").quoted == "`a``b`.`c`")
    }
}
