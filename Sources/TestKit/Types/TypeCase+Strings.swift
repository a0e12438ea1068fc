extension TypeCase {
    static let strings: [TypeCase] = [
        TypeCase("CHAR(10) DEFAULT 'a b'", ["''", "'a  '", "'  a'", "'0123456789'", unicode, "'\\\\\\'\\\"\\n\\0'"]),
        TypeCase("CHAR(0)", ["''"]),
        // More than 255 bytes in a row: the length takes two bytes in the log.
        TypeCase("CHAR(255)", ["''", "REPEAT('x', 255)", "REPEAT('漢', 255)", "REPEAT('🌊', 200)"]),
        TypeCase("CHAR(10) CHARACTER SET latin1", ["x'00010d0a80ff7f'", "'a  '"]),
        TypeCase(
            "VARCHAR(20) DEFAULT 'trailing  '",
            [
                "''", "' '", "'a  '", "'  '", "'a\\t'", unicode, "_utf8mb4 x'00'", "x'f09f8c8a'",
            ]),
        TypeCase("VARCHAR(63)", ["REPEAT('🌊', 63)", "REPEAT('a', 63)"]),
        TypeCase("VARCHAR(64)", ["REPEAT('🌊', 64)", "REPEAT('a', 64)", "''"]),
        TypeCase("VARCHAR(300)", ["''", "REPEAT('a', 255)", "REPEAT('a', 256)", "REPEAT('漢', 300)"]),
        TypeCase("VARCHAR(16000)", ["REPEAT('漢', 16000)", "''"]),
        TypeCase("VARCHAR(20) CHARACTER SET utf8mb3", ["'é漢'", "''"]),
        // Every byte is a letter there, also those that are no UTF-8.
        TypeCase("VARCHAR(40) CHARACTER SET latin1", ["x'80818d8f909da0ff'", "x'c3a9'", "x'c3'", "x'27225c00'"]),
        TypeCase("VARCHAR(40) CHARACTER SET cp1251", ["x'cff0e8e2e5f2'", "x'98ff'"]),
        TypeCase("VARCHAR(40) CHARACTER SET koi8r", ["x'f0d2c9d7c5d4'"]),
        TypeCase("VARCHAR(40) CHARACTER SET ucs2", ["'aé漢'", "''", "' '"]),
        TypeCase("VARCHAR(40) CHARACTER SET utf16", ["'aé漢🌊'", "''"]),
        TypeCase("VARCHAR(40) CHARACTER SET utf16le", ["'aé漢🌊  '"]),
        TypeCase("CHAR(20) CHARACTER SET utf32", ["'aé漢🌊'", "'a  '", "''"]),
        TypeCase("VARCHAR(40) CHARACTER SET sjis", ["x'835c83408f5c'", "'abc'"]),
        TypeCase("VARCHAR(40) CHARACTER SET gbk", ["x'c4e3bac3bf5c'", "'abc'"]),
        TypeCase("VARCHAR(40) CHARACTER SET big5", ["x'a440b35c'"]),
        TypeCase("VARCHAR(40) CHARACTER SET eucjpms", ["x'c6fccbdc8fb0a1'"]),
        TypeCase("VARCHAR(40) CHARACTER SET ascii", ["'abc'", "x'7f00'"]),
        TypeCase("VARCHAR(20) COLLATE utf8mb4_bin", ["'É'", "'e\\u0301'", "'a '"]),
        TypeCase("TINYTEXT", ["''", "REPEAT('a', 255)", unicode]),
        TypeCase("TEXT", ["''", "REPEAT('漢', 21845)", "'  '"]),
        TypeCase("MEDIUMTEXT", ["REPEAT('a', 70000)", "''"]),
        TypeCase("LONGTEXT", ["REPEAT('é', 100000)", "''"]),
        TypeCase("TEXT CHARACTER SET latin1", ["x'80ff'", "''"]),
        TypeCase("VARCHAR(100) COMPRESSED", ["''", "'a'", "REPEAT('abc', 33)", unicode], only: .mariadb),
        TypeCase("TEXT COMPRESSED", ["''", "REPEAT('abc', 5000)"], only: .mariadb),
    ]

    private static let unicode = "'é漢🌊ßİ'"
}
