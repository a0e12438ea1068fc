import Core
import Service
import Testing

@Suite struct InstanceImportTests {
    private func read(_ csv: String, _ existing: [Instance] = []) throws -> InstanceImport {
        try InstanceImport(csv: Array(csv.utf8), existing: existing)
    }

    @Test func `Hundreds of rows, and the same again changes nothing`() throws {
        var csv = "name,host,port,project,site,user,tls,tags\r\n"
        for number in 1...700 {
            csv +=
                "db-\(number),10.0.\(number / 250).\(number % 250),3307,shop,berlin,backup,required,"
                + "env=prod;tier=\(number % 3)\r\n"
        }
        let first = try read(csv)
        #expect(first.rows.count == 700)
        #expect(first.instances.count == 700)
        #expect(first.rows[699].line == 701)
        let instance = try #require(first.instances.last)
        #expect(instance.name.description == "db-700")
        #expect(instance.endpoint == Endpoint(host: "10.0.2.200", port: 3307))
        #expect(instance.tls == .required)
        #expect(instance.tags.map(\.description).sorted() == ["env=prod", "tier=1"])
        let second = try read(csv, first.instances)
        #expect(second.rows.allSatisfy { $0.outcome == .unchanged })
        #expect(second.instances.isEmpty)
    }

    @Test func `Columns that are missing keep what is there, empty ones take the default`() throws {
        let old = try read("name,host,port,user,tags\na,db.example.org,3310,reader,x;y\n").instances
        #expect(try read("name\na\n", old).rows.map(\.outcome) == [.unchanged])
        let row = try #require(try read("name,host,port,user,tags\na,db.example.org,,reader,\n", old).rows.first)
        guard case .changed(let instance, let changes) = row.outcome else {
            Issue.record("\(row)")
            return
        }
        #expect(instance.endpoint.port == 3306 && instance.tags.isEmpty && instance.user == "reader")
        #expect(changes.map(\.description) == ["port: 3310 → 3306", "tags: [x, y] → []"])
        // A new instance needs a host.
        #expect(refusals(try read("name\nb\n", old)) == ["row.host 2"])
        #expect(refusals(try read("name,host\na,\n", old)) == ["row.host 2"])
    }

    private func refusals(_ list: InstanceImport) -> [String] {
        list.rows.flatMap { row in
            if case .refused(let problems) = row.outcome {
                problems.map { "\($0.path) \($0.line ?? 0)" }
            } else {
                [String]()
            }
        }
    }

    @Test func `Every row has its result, and bad ones do not stop good ones`() throws {
        let list = try read(
            """
            name,host,port,tls,tags
            a,db1,3306,required,
            a b,db2,99999,maybe,=x
            ,db3,,,
            c,user@db4,,,
            d,db5
            a,db6,,,
            e,2001:db8::1,,,
            f,db7:3306,,,

            """)
        #expect(
            refusals(list) == [
                "row.name 3", "row.port 3", "row.tls 3", "row.tags[0] 3", "row.name 4", "row.host 5", "row 6", "row 7",
                "row.host 9",
            ])
        #expect(list.instances.map(\.name.description) == ["a", "e"])
        #expect(list.instances[1].endpoint.description == "[2001:db8::1]:3306")
        #expect(list.rows.map(\.name) == ["a", "a b", nil, "c", "d", "a", "e", "f"])
    }

    @Test func `Headers that are wrong stop the import`() {
        for (csv, part) in [
            ("", "header"), ("host\nx\n", "column name is missing"), ("name,hots\na,b\n", "Did you mean host?"),
            ("name,host,name\na,b,c\n", "written twice"),
        ] {
            let error = #expect(throws: TidemarkError(.configInvalid, "", hint: "")) { try read(csv) }
            #expect(error?.message.contains(part) == true, "\(error?.message ?? "")")
        }
    }

    @Test func `From a document`() throws {
        let document: ConfigValue = [
            "instances": [
                ["name": "a", "host": "db1", "port": 3306, "tags": ["env=prod"]], ["name": "b", "hots": "db2"], "c",
            ]
        ]
        let list = try InstanceImport(document: document, existing: [])
        #expect(list.instances.map(\.name.description) == ["a"])
        #expect(refusals(list) == ["instances[1].hots 0", "instances[1].host 0", "instances[2] 0"])
        #expect(throws: TidemarkError.self) { try InstanceImport(document: ["instances": "a"], existing: []) }
        #expect(throws: TidemarkError.self) { try InstanceImport(document: [:], existing: []) }
        #expect(try InstanceImport(document: document, existing: list.instances).rows[0].outcome == .unchanged)
    }

    @Test(arguments: [
        ("a,b\r\n1,2\r\n", [["a", "b"], ["1", "2"]]), ("a,b\n1,2", [["a", "b"], ["1", "2"]]),
        ("\"a,\"\"x\"\"\",\"b\r\nc\"\r\n", [["a,\"x\"", "b\r\nc"]]), ("\u{FEFF}a\n", [["a"]]),
        ("a,\n,b\n", [["a", ""], ["", "b"]]),
        ("", []), ("\n\r\n\"\"\n", [[""]]), ("a,", [["a", ""]]), ("ü,\"名\"\n", [["ü", "名"]]),
    ])
    func `CSV as RFC 4180 writes it`(text: String, fields: [[String]]) throws {
        #expect(try CSVReader.records(Array(text.utf8)).map(\.fields) == fields)
    }

    @Test func `Lines are counted through quotes`() throws {
        #expect(try CSVReader.records(Array("a\n\n\"b\nc\"\nd\n".utf8)).map(\.line) == [1, 3, 5])
    }

    @Test(arguments: ["\"a", "a\"b\n", "\"a\"b\n", "a\rb\n"])
    func `CSV that is none is refused with its line`(text: String) {
        let error = #expect(throws: TidemarkError(.configInvalid, "", hint: "")) {
            try CSVReader.records(Array("x\n\(text)".utf8))
        }
        #expect(error?.message.contains("line 2") == true)
    }

    @Test func `Bytes that are no UTF-8 are refused`() {
        #expect(throws: TidemarkError.self) { try CSVReader.records([0x61, 0xFF]) }
    }

    @Test func `Names and tags`() throws {
        for text in ["a", "A-1.b_c", String(repeating: "a", count: 63)] {
            #expect(try ResourceName(parsing: text).description == text)
        }
        for text in ["", "-a", "a.", "a b", "ä", "a/b", String(repeating: "a", count: 64)] {
            #expect(throws: TidemarkError.self) { try ResourceName(parsing: text) }
        }
        let tag = try Tag(parsing: "env=prod")
        #expect(tag.key == "env" && tag.value == "prod")
        #expect(try Tag(parsing: "gold").value == nil)
        for text in ["", "=", "a=", "=a", "a=b=c", "a b"] {
            #expect(throws: TidemarkError.self) { try Tag(parsing: text) }
        }
    }

    @Test func `Plans are bound by name, or by all their tags`() throws {
        let list = try read("name,host,tags\na,h,env=prod;gold\nb,h,env=prod\nc,h,\n").instances
        var binding = InstanceSelection()
        #expect(list.filter(binding.includes).isEmpty)
        binding.tags = [try Tag(parsing: "env=prod"), try Tag(parsing: "gold")]
        #expect(list.filter(binding.includes).map(\.name.description) == ["a"])
        binding.names = [try ResourceName(parsing: "c")]
        #expect(list.filter(binding.includes).map(\.name.description) == ["a", "c"])
    }
}
