import Engine
import Repository
import TestKit
import Testing

/// Values that foreign keys refer to are held equal here exactly where servers hold them equal.
@Suite struct CascadeComparisonTests {
    private static let mariadb = [
        "utf8mb4_general_ci", "utf8mb4_unicode_ci", "utf8mb4_unicode_520_ci", "utf8mb4_bin", "utf8mb4_nopad_bin",
        "utf8mb4_general_nopad_ci", "utf8mb4_unicode_nopad_ci", "utf8mb3_general_ci", "utf8mb3_unicode_ci",
        "utf8mb3_bin",
        "latin1_swedish_ci", "latin1_bin", "ascii_general_ci", "ascii_bin",
    ]
    private static let mysql = [
        "utf8mb4_0900_ai_ci", "utf8mb4_general_ci", "utf8mb4_unicode_ci", "utf8mb4_unicode_520_ci", "utf8mb4_bin",
        "utf8mb4_0900_bin", "utf8mb3_general_ci", "latin1_swedish_ci", "latin1_bin", "ascii_general_ci", "ascii_bin",
    ]

    private static func column(_ type: String, _ collation: String? = nil) -> ColumnDefinition {
        let set = collation.map { String($0.prefix { $0 != "_" }) }
        return ColumnDefinition(
            name: "a", ordinal: 1, dataType: type, columnType: type, characterSet: set, collation: collation,
            nullable: true)
    }

    private static func folded(_ text: [UInt8], _ comparison: CascadeComparison) -> [UInt8]? {
        var bytes: [UInt8] = []
        let value = [UInt8(text.count)] + text
        return value.withUnsafeBytes { comparison.append($0, to: &bytes) } ? bytes : nil
    }

    /// Every printable letter of ASCII, and every two of them.
    private static let texts: [[UInt8]] = {
        let letters = Array(UInt8(0x20)...0x7E)
        return letters.map { [$0] } + letters.flatMap { first in letters.map { [first, $0] } }
    }()

    @Test(arguments: ServerFamily.allCases) func asTheServerCompares(_ family: ServerFamily) async throws {
        let server = try await SharedServers.shared.source(family)
        let kinds: [(name: String, comparison: CascadeComparison)] = [
            ("lp", .letters(pads: true)), ("ln", .letters(pads: false)), ("tp", .text(pads: true)),
            ("tn", .text(pads: false)),
        ]
        func hex(_ bytes: [UInt8]) -> String {
            "x'" + bytes.map { String($0 >> 4, radix: 16) + String($0 & 15, radix: 16) }.joined() + "'"
        }
        var rows: [String] = []
        for text in Self.texts {
            let own = try kinds.map { hex(try #require(Self.folded(text, $0.comparison))) }
            rows.append("(\(([hex(text)] + own).joined(separator: ",")))")
        }
        try await server.run(
            """
            DROP DATABASE IF EXISTS compared; CREATE DATABASE compared;
            CREATE TABLE compared.t (b VARBINARY(2), lp VARBINARY(9), ln VARBINARY(9), tp VARBINARY(9), tn VARBINARY(9));
            INSERT INTO compared.t VALUES \(rows.joined(separator: ","));
            """)
        for collation in family == .mariadb ? Self.mariadb : Self.mysql {
            let column = Self.column("varchar", collation)
            let comparison = try #require(CascadeComparison(column, column), "\(collation)")
            let kind = try #require(kinds.first { $0.comparison == comparison })
            let set = collation.prefix { $0 != "_" }
            // As many classes of equal strings by the one as by the other, and as by both together.
            let counts = try await server.run(
                """
                SELECT COUNT(DISTINCT s), COUNT(DISTINCT \(kind.name)), COUNT(DISTINCT s, \(kind.name)) FROM
                  (SELECT CONVERT(b USING \(set)) COLLATE \(collation) AS s, t.* FROM compared.t) AS x;
                """
            ).split(whereSeparator: { $0 == "\t" || $0 == "\n" })
            #expect(counts.count == 3 && Set(counts).count == 1, "\(collation): \(counts)")
        }
        try await server.run("DROP DATABASE compared;")
    }

    /// What is not known is said not to be.
    @Test func whatIsNotKnown() {
        let general = Self.column("varchar", "utf8mb4_general_ci")
        #expect(CascadeComparison(general, Self.column("varchar", "utf8mb4_unicode_ci")) == nil)
        #expect(CascadeComparison(general, Self.column("char", "utf8mb4_general_ci")) == nil)
        for collation in [
            "utf8mb4_turkish_ci", "utf8mb4_lithuanian_ci", "utf16_general_ci", "gbk_chinese_ci", "utf8mb4_0900_as_cs",
        ] {
            let column = Self.column("varchar", collation)
            #expect(CascadeComparison(column, column) == nil, "\(collation)")
        }
        #expect(CascadeComparison(Self.column("double"), Self.column("double")) == nil)
        #expect(CascadeComparison(Self.column("int"), Self.column("bigint")) == nil)
        #expect(CascadeComparison(Self.column("bigint"), Self.column("bigint")) == .bytes)
        for text in ["é", "a\u{0}", "a\t", "ß"] {
            #expect(Self.folded(Array(text.utf8), .letters(pads: true)) == nil)
            #expect(Self.folded(Array(text.utf8), .text(pads: true)) != nil)
        }
        let letters = CascadeComparison.letters(pads: true)
        #expect(Self.folded(Array("Ab  ".utf8), letters) == Self.folded(Array("aB".utf8), letters))
        let text = CascadeComparison.text(pads: false)
        #expect(Self.folded(Array("ab ".utf8), text) != Self.folded(Array("ab".utf8), text))
    }
}
