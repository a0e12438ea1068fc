import Core
import Service
import Testing

@Suite struct AssertionReaderTests {
    private func read(_ assertions: ConfigValue) -> (plan: Plan?, problems: [ConfigProblem]) {
        let problems = ConfigProblems()
        let document: ConfigValue = [
            "plans": ["p": ["cycle": ["every": "6h"], "repository": "main", "drills": ["assertions": assertions]]]
        ]
        return (PlanReader.read(document, problems).first, problems.list)
    }

    private static func assertion(named name: String) -> ConfigValue {
        ["name": .text(name), "sql": "SELECT 1", "equals": "1"]
    }

    /// The problem with one statement; nil where it is taken.
    private func problem(_ sql: String) -> String? {
        let found = read([["name": "a", "sql": ConfigValue(.text(sql)), "no-rows": true]])
        #expect(found.problems.count <= 1)
        #expect((found.plan == nil) == !found.problems.isEmpty)
        #expect(found.problems.allSatisfy { $0.path == "plans.p.drills.assertions[0].sql" })
        return found.problems.first?.message
    }

    @Test func `Every kind of expectation is read, and written as it was`() throws {
        let form: ConfigValue = [
            ["name": "orders", "sql": "SELECT COUNT(*) > 0 FROM shop.orders;", "equals": "1"],
            ["name": "no orphans", "sql": "SELECT 1 FROM a LEFT JOIN b USING (x) WHERE b.x IS NULL", "no-rows": true],
            ["name": "Zoë", "sql": "SELECT 1 FROM `shop`.`into`", "rows-at-least": 5, "within": "5min"],
        ]
        let plan = try #require(read(form).plan)
        #expect(plan.drills.assertions.map(\.expectation) == [.value("1"), .noRows, .rowsAtLeast(5)])
        #expect(plan.drills.assertions.map(\.limit.seconds) == [60, 60, 300])
        #expect(plan.drills.plainAssertions == form)
    }

    @Test func `What is written as one group is a list of one`() throws {
        let plan = try #require(read(["name": "a", "sql": "SELECT 1", "equals": 42]).plan)
        #expect(plan.drills.assertions == [DrillAssertion(name: "a", sql: "SELECT 1", expectation: .value("42"))])
    }

    @Test(arguments: [
        "SELECT 1", "select 1;", " ( SELECT 1 ) UNION (SELECT 2) ; ", "WITH a AS (SELECT 1 AS x) SELECT x FROM a",
        "SELECT 'it''s; (' AS a, \"b)\" AS b -- closed )\n FROM t", "SELECT REPLACE(a, 'INTO', 'FOR UPDATE') FROM t",
        "SELECT `load_file` FROM t", "SELECT /* nothing ( */ 1 # and )", "SELECT `for`, `update` FROM `into`",
        "SELECT 'a\\'b'", "SELECT 1 AS delete_me, 2 AS update_at",
    ])
    func `Statements that only read are taken`(_ sql: String) { #expect(problem(sql) == nil) }

    @Test(arguments: [
        ("", "It is empty."), (" ; ", "It is empty."), ("-- nothing", "It is empty."),
        ("SELECT 'a", "A quote or a comment is not closed."), ("SELECT `a", "A quote or a comment is not closed."),
        ("SELECT 'a\\'", "A quote or a comment is not closed."),
        ("SELECT 1 /* a", "A quote or a comment is not closed."),
        ("SELECT (1", "A bracket is not closed."), ("SELECT 1)", "A bracket is closed that was not opened."),
        ("SELECT 1; SELECT 2", "It is more than one statement."), ("DELETE FROM t", "It is not a SELECT."),
        ("CALL p()", "It is not a SELECT."), ("SET @a = 1", "It is not a SELECT."),
        ("SELECT 1 INTO OUTFILE '/a'", "It writes its result somewhere (INTO)."),
        ("SELECT a into @b FROM t", "It writes its result somewhere (INTO)."),
        ("SELECT a FROM t FOR UPDATE", "It locks rows (FOR UPDATE)."),
        ("SELECT a FROM t for share", "It locks rows (FOR SHARE)."),
        ("SELECT a FROM t LOCK IN SHARE MODE", "It locks rows (LOCK IN SHARE MODE)."),
        ("WITH a AS (SELECT 1) DELETE FROM t", "It changes rows (DELETE)."),
        ("SELECT LOAD_FILE('/etc/passwd')", "It reads files (LOAD_FILE)."),
        ("SELECT `load_file` ('/etc/passwd')", "It reads files (LOAD_FILE)."),
        ("SELECT 1 /*! INTO OUTFILE '/a' */", "It holds a comment that servers may execute."),
        ("SELECT 1 /*M!100100 FOR UPDATE */", "It holds a comment that servers may execute."),
        ("SELECT 1 /*!50700 , 2 */", "It holds a comment that servers may execute."),
        ("SELECT \u{0}1", "It holds a zero byte."),
    ])
    func `All others are refused`(_ sql: String, _ message: String) { #expect(problem(sql) == message) }

    @Test func `Every problem is noted at its place`() {
        let found = read([
            ["name": "a", "sql": "SELECT 1"], ["name": "b", "sql": "SELECT 1", "equals": 1, "no-rows": true],
            ["sql": "SELECT 1", "equals": 1], ["name": "c", "sql": "SELECT 1", "no-rows": false],
            ["name": "d", "sql": "SELECT 1", "rows-at-least": 0],
            ["name": "e", "sql": "SELECT 1", "equals": 1, "within": "2h"],
            ["name": "f", "sql": "SELECT 1", "equals": 1], ["name": "f", "sql": "SELECT 2", "equals": 2],
            ["name": "g", "query": "SELECT 1", "equals": 1],
        ])
        let path = "plans.p.drills.assertions"
        #expect(
            found.problems.map(\.path).sorted() == [
                "\(path)[0]", "\(path)[1]", "\(path)[2].name", "\(path)[3].no-rows", "\(path)[4].rows-at-least",
                "\(path)[5].within", "\(path)[7]", "\(path)[8].query", "\(path)[8].sql",
            ])
        #expect(found.problems.allSatisfy { !$0.message.isEmpty && !$0.hint.isEmpty })
        let many = read(ConfigValue(.list((0...100).map { Self.assertion(named: "\($0)") })))
        #expect(many.problems.map(\.path) == [path])
    }
}

extension DrillRules {
    fileprivate var plainAssertions: ConfigValue { ConfigValue(.list(assertions.map(\.plain))) }
}
