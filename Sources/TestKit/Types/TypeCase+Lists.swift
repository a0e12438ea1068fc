extension TypeCase {
    static let lists: [TypeCase] = [
        // 0 is the error value, whose text equals that of the empty member.
        TypeCase("ENUM('a', '', 'b,c', 'd''e') DEFAULT 'b,c'", ["'a'", "''", "0", "2", "'d''e'", "'unknown'"]),
        TypeCase("ENUM('é', '漢', '≈')", ["'é'", "'≈'", "0"]),
        TypeCase("ENUM('x', 'y') CHARACTER SET latin1 NOT NULL", ["'x'", "'y'", "0"]),
        // (Letters outside the basic plane are lost by the servers' own SHOW CREATE TABLE.) Two bytes an index.
        TypeCase("ENUM(\((1...300).map { "'m\($0)'" }.joined(separator: ", ")))", ["'m1'", "'m256'", "'m300'", "0"]),
        TypeCase("SET('a', 'b', 'c') DEFAULT 'a,c'", ["''", "'a'", "'a,b,c'", "4"]),
        TypeCase("SET(\((1...9).map { "'s\($0)'" }.joined(separator: ", ")))", ["511", "256", "0"]),
        TypeCase("SET(\((1...33).map { "'s\($0)'" }.joined(separator: ", ")))", ["8589934591", "4294967296"]),
        TypeCase(
            "SET(\((1...64).map { "'s\($0)'" }.joined(separator: ", ")))",
            ["18446744073709551615", "9223372036854775808", "1", "0"]),
    ]
}
