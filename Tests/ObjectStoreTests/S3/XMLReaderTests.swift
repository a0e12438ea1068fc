import ObjectStore
import TestKit
import Testing

@Suite struct XMLReaderTests {
    private func read(_ text: String) throws -> XMLNode { try XMLReader.read(Array(text.utf8)) }

    @Test func `A listing is read`() throws {
        let root = try read(
            """
            \u{FEFF}<?xml version="1.0" encoding="UTF-8"?>
            <!-- a > comment -->
            <ListBucketResult xmlns="http://s3.amazonaws.com/doc/2006-03-01/"><Name a='>'>b</Name>
              <Contents><Key>a&amp;b&#x41;&#66;</Key><Size>5</Size></Contents><Contents><Key><![CDATA[<x>&]]></Key></Contents>
              <s3:Empty/><IsTruncated >false</IsTruncated></ListBucketResult>

            """)
        #expect(root.name == "ListBucketResult" && root.text("Name") == "b" && root.text("IsTruncated") == "false")
        #expect(root.all("Contents").map { $0.text("Key") } == ["a&bAB", "<x>&"])
        #expect(root["Empty"] != nil && root.text("Missing") == nil)
    }

    @Test(arguments: [
        "", "   ", "text", "<a>", "<a", "<a></b>", "<a><b></a></b>", "</a>", "<a/><b/>", "<a/>x", "<a>&nbsp;</a>",
        "<a>&</a>",
        "<a>&#xD800;</a>", "<a>&#99999999;</a>", "<!DOCTYPE a><a/>", "<a><!ENTITY x 'y'></a>", "<a><?php ?></a>",
        "<a x='></a>", "<a><![CDATA[x</a>", "<a><!-- </a>", "<a/b>", "<>", "< a/>", "<?xml", "<!--",
    ])
    func refuses(_ text: String) { #expect(throws: XMLFailure.self) { try read(text) } }

    @Test func `What is not UTF-8 is refused`() {
        #expect(throws: XMLFailure.self) { try XMLReader.read([0x3C, 0x61, 0x3E, 0xFF, 0x3C, 0x2F, 0x61, 0x3E]) }
    }

    @Test func `Depth and number of elements are bounded`() throws {
        #expect(throws: XMLFailure.self) {
            try read(String(repeating: "<a>", count: 100_000))
        }
        #expect(throws: XMLFailure.self) {
            try read("<a>" + String(repeating: "<b/>", count: 300_000) + "</a>")
        }
    }

    /// Changed and random documents: a tree or a failure each time, never a crash, and quickly.
    @Test func `Nothing a store sends crashes the reader`() throws {
        var generator = SeededGenerator(label: "XML fuzz")
        let original = Array(
            """
            <?xml version="1.0"?><ListBucketResult xmlns="x"><Contents><Key>a&amp;b</Key><Size>1</Size></Contents>\
            <CommonPrefixes><Prefix><![CDATA[c]]></Prefix></CommonPrefixes><!-- d --><IsTruncated>true</IsTruncated>\
            <NextContinuationToken>&#x31;/2==</NextContinuationToken></ListBucketResult>
            """.utf8)
        let interesting = Array("<>/&;!-[]?'\"=#x ".utf8)
        var trees = 0
        for _ in 0..<60_000 {
            var bytes = original
            for _ in 0..<Int.random(in: 1...4, using: &generator) where !bytes.isEmpty {
                let at = Int.random(in: 0..<bytes.count, using: &generator)
                switch Int.random(in: 0..<4, using: &generator) {
                case 0: bytes[at] = UInt8.random(in: 0...255, using: &generator)
                case 1: bytes[at] = interesting[Int.random(in: 0..<interesting.count, using: &generator)]
                case 2: bytes.remove(at: at)
                default: bytes = Array(bytes.prefix(at + 1))
                }
            }
            if (try? XMLReader.read(bytes)) != nil { trees += 1 }
        }
        #expect(trees > 100 && trees < 60_000)
    }
}
