import Core
import Service
import Testing

@Suite struct YAMLDocumentTests {
    private func read(_ text: String, _ limits: YAMLLimits = YAMLLimits()) throws(TidemarkError) -> ConfigValue {
        try YAMLDocument.read(Array(text.utf8), name: "test.yaml", limits: limits)
    }

    private func refusal(_ text: String, _ limits: YAMLLimits = YAMLLimits()) -> String {
        do throws(TidemarkError) {
            let value = try read(text, limits)
            return "read: \(value)"
        } catch {
            return error.code == .configInvalid ? error.message : "\(error)"
        }
    }

    @Test func `Scalars are what they look like`() throws {
        let value = try read(
            """
            number: 8420
            negative: -3
            octal: 0700
            float: 0.023
            yes: yes
            truth: true
            quoted: "true"
            digits: '5'
            time: 02:00
            nothing:
            tilde: ~
            block: |
              two
              lines
            """)
        #expect(value["number"]?.kind == .integer(8420))
        #expect(value["negative"]?.kind == .integer(-3))
        #expect(value["octal"]?.kind == .text("0700"))
        #expect(value["float"]?.kind == .text("0.023"))
        #expect(value["yes"]?.kind == .text("yes"))
        #expect(value["truth"]?.kind == .bool(true))
        #expect(value["quoted"]?.kind == .text("true"))
        #expect(value["digits"]?.kind == .text("5"))
        #expect(value["time"]?.kind == .text("02:00"))
        #expect(value["nothing"]?.kind == .null)
        #expect(value["tilde"]?.kind == .null)
        #expect(value["block"]?.kind == .text("two\nlines"))
    }

    @Test func `Every value knows its line`() throws {
        let value = try read("# a remark\nplans:\n  nightly:\n    threads: 4\n    copies:\n      - a\n      - b\n")
        let plan = value["plans"]?["nightly"]
        #expect(plan?["threads"]?.line == 4)
        guard case .list(let copies)? = plan?["copies"]?.kind else {
            Issue.record("no list")
            return
        }
        #expect(copies.map(\.line) == [6, 7])
    }

    @Test func `Stars that are no aliases stay stars`() throws {
        let value = try read(
            """
            # the *first and *second of each month, see *this
            cron: 0 12 1 * *
            often: "*/5 *-* * * *"
            pattern: 'shop_*x'
            plain: a *b c
            block: |
              SELECT *a FROM b
            """)
        #expect(value["cron"]?.kind == .text("0 12 1 * *"))
        #expect(value["often"]?.kind == .text("*/5 *-* * * *"))
        #expect(value["pattern"]?.kind == .text("shop_*x"))
        #expect(value["plain"]?.kind == .text("a *b c"))
        #expect(value["block"]?.kind == .text("SELECT *a FROM b"))
    }

    @Test func `Aliases stand for their anchors and merge groups`() throws {
        let value = try read(
            """
            base: &base {threads: 4, rate: 20MB/s}
            same: *base
            more:
              <<: *base
              threads: 8
            both:
              <<: [*base, {rate: 1MB/s, log: false}]
            """)
        #expect(value["same"]?["threads"]?.kind == .integer(4))
        #expect(value["more"]?["threads"]?.kind == .integer(8))
        #expect(value["more"]?["rate"]?.kind == .text("20MB/s"))
        #expect(value["both"]?["rate"]?.kind == .text("20MB/s"))
        #expect(value["both"]?["log"]?.kind == .bool(false))
    }

    @Test func `Aliases of aliases are counted before they are written out`() {
        // 10 to the 20th values, were they written out.
        let levels = (1...20).map { level in
            let items = Array(repeating: "*l\(level - 1)", count: 10).joined(separator: ", ")
            return "l\(level): &l\(level) [\(items)]"
        }
        let bomb = "l0: &l0 [a, a, a, a, a, a, a, a, a, a]\n" + levels.joined(separator: "\n")
        #expect(refusal(bomb).contains("more than 200000 values"))
        // As a key, the parser itself would have to look at all of it.
        #expect(refusal(bomb + "\nmap: {? *l20 : 1}").contains("values"))
        #expect(refusal("a: &a [x]\n*a : 1").contains("not a plain text"))
    }

    @Test(arguments: [
        ("a: 1\n  b: 2\n", "line 2"),
        ("a: [1, 2\nb: 3\n", "It is not YAML"),
        ("a: 1\nb: 2\na: 3\n", "“a” is written twice"),
        ("a: 1\n---\nb: 2\n", "line 2"),
        ("a: !!binary aGVsbG8=\n", "The tag tag:yaml.org,2002:binary is not read"),
        ("a: !ruby/object:Foo {}\n", "The tag !ruby/object:Foo is not read"),
        ("a: *missing\n", "Nothing before it has the anchor missing"),
        ("a: &a {b: *a}\n", "Nothing before it has the anchor a"),
        ("a:\n  <<: 5\n", "no group of fields"),
        ("{[a]: 1}\n", "not a plain text"),
        ("a: \u{E000}x\n", "private character"),
        ("a: \"\u{1}\"\n", "It is not YAML"),
    ])
    func `What cannot be read is refused with its place`(_ text: String, said: String) {
        let refusal = refusal(text)
        #expect(refusal.contains(said), "\(refusal)")
        #expect(refusal.hasPrefix("test.yaml"))
    }

    @Test func `Size, number and depth have limits`() {
        #expect(refusal("a: bcd", YAMLLimits(bytes: 5)).contains("at most 5 B"))
        #expect(refusal("[a, b, c]", YAMLLimits(values: 3)).contains("more than 3 values"))
        #expect(refusal("{a: {b: {c: 1}}}", YAMLLimits(depth: 2)).contains("more than 2 levels"))
        #expect(refusal(String(repeating: "[", count: 100_000)).contains("nests too deeply"))
        #expect(refusal(String(repeating: "? ", count: 100_000)).contains("nests too deeply"))
        #expect(refusal(String(repeating: "- ", count: 100_000)).hasPrefix("test.yaml"))
        #expect(throws: TidemarkError.self) { try YAMLDocument.read([0x61, 0x3A, 0x20, 0xFF], name: "x") }
    }

    @Test func `JSON and nothing at all are documents`() throws {
        let json = try read(#"{"plans": {"nightly": {"threads": 4, "log": true, "copies": ["a\u0041"]}}}"#)
        #expect(json["plans"]?["nightly"]?["threads"]?.kind == .integer(4))
        #expect(json["plans"]?["nightly"]?["log"]?.kind == .bool(true))
        #expect(try read("").kind == .null)
        #expect(try read("# nothing\n").kind == .null)
    }

    @Test func `A plan is read from YAML as it is written in the documentation`() throws {
        let document = try read(
            """
            plans:
              nightly:
                cycle: {days: [mon, thu], at: ["02:00", "14:30"], zone: Europe/Berlin}
                retention: {bases: {daily: 7}, log: 14}
                repository: main
                drills: {cycle: {cron: 0 12 1 * *}, after-bases: 10}
                instances: {names: [shop-1], tags: [env=production]}
            """)
        let plan = try #require(try PlanReader.plans(in: document).first)
        #expect(plan.name.description == "nightly")
        #expect(plan.retention.logDays == 14)
        #expect(plan.drills.cycle?.kind == .cron(try CronExpression(parsing: "0 12 1 * *")))
    }
}
