import Service
import Testing

@Suite struct ConditionCheckTests {
    @Test(arguments: [
        "id > 5", "a = 'it''s; fine' AND b IN (1, 2, (3))", "name LIKE '%)%'", "id IN (SELECT id FROM other)",
        "a = \"x\" -- why not", "`odd ) name` = 1", "x = '-- no comment' /* one */", "1", "a BETWEEN 1 AND 2 OR NOT b",
    ])
    func goodOnesPass(_ condition: String) { #expect(ConditionCheck.problem(in: condition) == nil) }

    @Test(arguments: [
        "", "  \n", "1) OR (1", "1)", "(1", "1; DROP TABLE a", "1) UNION SELECT * FROM mysql.user WHERE (1",
        "a = 'open", "a = `open", "1 /* open", "1 /*!50000 ) UNION SELECT 1 */", "id = ?", "@a := 1", "@@version = 1",
        "SLEEP(10) = 0", "benchmark(1e9, MD5(1)) = 0", "LOAD_FILE('/etc/passwd') IS NULL", "GET_LOCK('a', 10)",
        "1 INTO OUTFILE '/tmp/x'", "1 FOR UPDATE", "1 LOCK IN SHARE MODE", "1 PROCEDURE ANALYSE()",
        "1\u{0}", String(repeating: "(", count: 200) + "1",
    ])
    func hostileOnesDoNot(_ condition: String) {
        #expect(ConditionCheck.problem(in: condition) != nil, "\(condition.prefix(60))")
    }

    @Test func longOnesDoNot() {
        #expect(ConditionCheck.problem(in: "id IN (" + String(repeating: "1, ", count: 4000) + "1)") != nil)
    }
}
