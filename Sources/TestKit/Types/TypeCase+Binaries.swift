extension TypeCase {
    static let binaries: [TypeCase] = [
        TypeCase(
            "BINARY(4) DEFAULT 'ab'", ["x'00000000'", "x'61000000'", "x'61202020'", "x'00000061'", "x'ffffffff'", "''"]),
        TypeCase("BINARY(255)", ["REPEAT(x'ff', 255)", "x'00'", "''"]),
        TypeCase("BINARY(16)", ["x'000102030405060708090a0b0c0d0e00'", "x'20'"]),
        TypeCase("VARBINARY(10) DEFAULT 'a'", ["''", "x'00'", "x'6100'", "x'6120'", "x'00000000000000000000'"]),
        TypeCase("VARBINARY(300)", ["REPEAT(x'00', 300)", "REPEAT(x'fe', 256)", "''"]),
        TypeCase("TINYBLOB", ["''", "x'00'", "REPEAT(x'ff', 255)"]),
        TypeCase("BLOB", ["''", "x'c328a0a1ff00'", "REPEAT(x'00', 65535)"]),
        TypeCase("MEDIUMBLOB", ["REPEAT(x'fb', 70000)", "''"]),
        TypeCase("LONGBLOB", ["REPEAT(x'fc', 300000)", "''", "x'00'"]),
        TypeCase("BLOB COMPRESSED", ["''", "x'00'", "REPEAT(x'00ff', 9000)"], only: .mariadb),
        TypeCase("VARBINARY(100) COMPRESSED", ["''", "x'00'", "REPEAT(x'00', 100)"], only: .mariadb),
    ]
}
