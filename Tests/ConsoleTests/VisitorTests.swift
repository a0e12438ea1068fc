import Console
import Core
import Testing

/// What comes back from a browser and must not be believed.
@Suite struct VisitorTests {
    private let key = FormKey(of: "tms_0123456789abcdef_secret")

    @Test func aFormIsTakenFromItsOwnVisitorAlone() {
        let other = FormKey(of: "tms_0123456789abcdef_other")
        #expect(key.token.utf8.count == 64 && key.token != other.token)
        #expect(key.accepts(key.token) && !key.accepts(other.token))
        #expect(!key.accepts("") && !key.accepts(String(key.token.dropLast())))
        // What is signed for one purpose is nothing for another.
        #expect(key.signature(of: "done.61") != key.token)
    }

    @Test func whatIsSaidOnceComesBackAsItWas() throws {
        let flash = Flash(.attention, "<b>量</b> \"x\"; y")
        let sealed = flash.sealed(key)
        #expect(sealed.utf8.allSatisfy { (0x21...0x7E).contains($0) && $0 != UInt8(ascii: ";") })
        #expect(Flash(sealed: sealed, key) == flash)
        #expect(Flash(sealed: sealed, FormKey(of: "other")) == nil)
        #expect(Flash(sealed: sealed.replacing("attention", with: "done"), key) == nil)
        for text in ["", "..", "done.zz.00", "done.61", "a.b.c.d"] { #expect(Flash(sealed: text, key) == nil) }
        let long = try #require(Flash(sealed: Flash(.done, String(repeating: "量", count: 5000)).sealed(key), key))
        #expect((100...900).contains(long.text.utf8.count))
    }

    @Test func aFormLeadsNowhereElse() {
        for path in ["/", "/workers", "/instances/a/b?x=%2F&y=1#z"] { #expect(LocalPath.checked(path) == path) }
        let refused = [
            "", "workers", "//evil.example", "/\\evil.example", "https://evil.example", "/a\r\nSet-Cookie: x", "/a b",
            "/量", "/" + String(repeating: "a", count: 3000),
        ]
        for path in refused { #expect(LocalPath.checked(path) == "/", "\(path)") }
    }

    @Test func fieldsAreReadAsTheyWereSent() throws {
        let form = ConsoleForm(["a": ["  x \n"], "many": ["1", "2"], "tags": ["a, b\nc"], "n": ["12"], "bad": ["1x"]])
        #expect(form["a"] == "x" && form.raw("a") == "  x \n" && form["none"] == "")
        #expect(form.optional("none") == nil && form.all("many") == ["1", "2"] && form.flag("a") && !form.flag("b"))
        #expect(form.words("tags") == ["a", "b", "c"])
        #expect(try form.number("n") == 12)
        #expect(try form.number("none") == nil)
        #expect(throws: (any Error).self) { try form.number("bad") }
    }

    @Test func theHashOfAFileStandsInItsAddress() throws {
        let bytes = Array("body{}".utf8)
        let table = AssetTable(vendor: [.bootstrapStyle: bytes])
        let style = try #require(table.styles.first)
        #expect(style.hasPrefix("/assets/vendor/") && style.hasSuffix("/bootstrap.min.css"))
        #expect(table.asset(at: style)?.bytes == bytes && table.asset(at: style)?.type == "text/css; charset=utf-8")
        #expect(AssetTable(vendor: [.bootstrapStyle: bytes + bytes]).styles.first != style)
        #expect(table.chart == nil && AssetTable(vendor: [.chartScript: bytes]).chart != nil)
        #expect(table.asset(at: table.module)?.type == "text/javascript; charset=utf-8")
        for address in table.styles + table.scripts { #expect(table.asset(at: address) != nil) }
        #expect(!table.addresses.contains { $0.contains("mustache") })
        #expect(table.asset(at: "/assets/own/../templates/layout.mustache") == nil)
    }

    /// What the script imports lies beside it.
    @Test func everyModuleThatIsImportedIsThere() throws {
        let scripts = try AssetFiles.all(in: "js")
        let table = AssetTable()
        let folder = table.module.dropLast("console.js".count)
        for (name, text) in scripts {
            #expect(table.asset(at: "\(folder)\(name)")?.bytes == Array(text.utf8), "\(name): run scripts/embed")
            for match in text.matches(of: /from "\.\/([a-z-]+\.js)"/) {
                #expect(scripts[String(match.output.1)] != nil, "\(name): \(match.output.1)")
            }
        }
    }
}
