extension TypeCase {
    static let numbers: [TypeCase] =
        integers + [
            TypeCase("BOOL DEFAULT TRUE", ["TRUE", "FALSE", "-7"]),
            TypeCase("INT(8) ZEROFILL DEFAULT 42", ["0", "7", "99999999", "4294967295"]),
            TypeCase(
                "DECIMAL(65,30) DEFAULT '0.000000000000000000000000000001'",
                [
                    "'99999999999999999999999999999999999.999999999999999999999999999999'",
                    "'-99999999999999999999999999999999999.999999999999999999999999999999'",
                    "'0.000000000000000000000000000001'", "'-0.000000000000000000000000000001'", "0",
                    "'123456789.000000001000000001000000001'", "'1000000000.100000000'",
                ]),
            TypeCase("DECIMAL(10,0) DEFAULT -1", ["0", "9999999999", "-9999999999", "1000000000", "999999999"]),
            TypeCase("DECIMAL(5,5) DEFAULT 0.5", ["0.99999", "-0.99999", "0.00001", "0"]),
            TypeCase(
                "DECIMAL(65,0)",
                ["'\(String(repeating: "9", count: 65))'", "'-\(String(repeating: "9", count: 65))'", "0"]),
            TypeCase("DECIMAL(12,2) UNSIGNED ZEROFILL DEFAULT 3.1", ["0", "0.01", "9999999999.99"]),
            TypeCase("DECIMAL(1,1)", ["0.9", "-0.9", "0"]),
            TypeCase("DECIMAL(30,18)", ["1e-18", "-1e-18", "999999999999.999999999999999999", "1.5", "1000000000"]),
            TypeCase(
                "FLOAT DEFAULT 0.1",
                [
                    "0.1", "-0.0", "0", "3.402823466e38", "-3.402823466e38", "1.175494351e-38", "1e-45", "16777217",
                    "8388608.5",
                    "0.333333333333", "1e10",
                ]),
            TypeCase("FLOAT UNSIGNED", ["0.1", "1e38"]),
            TypeCase("FLOAT(7,3) DEFAULT 1.005", ["1.005", "9999.999", "-9999.999", "0.001", "123.4564"]),
            TypeCase(
                "DOUBLE DEFAULT 0.1",
                [
                    "0.1", "-0.0", "1.7976931348623157e308", "-1.7976931348623157e308", "2.2250738585072014e-308",
                    "5e-324",
                    "9007199254740993", "0.30000000000000004", "1e22", "1e23",
                ]),
            TypeCase("DOUBLE(20,5)", ["1.000005", "99999999999999.99999", "-1.5"]),
            TypeCase("BIT(1) DEFAULT b'1'", ["0", "1"]),
            TypeCase("BIT(8)", ["0", "255", "128"]),
            TypeCase("BIT(9)", ["0", "511", "256", "255"]),
            TypeCase("BIT(13) DEFAULT b'1000000000001'", ["0", "8191", "4097"]),
            TypeCase("BIT(64)", ["0", "18446744073709551615", "9223372036854775808", "1"]),
        ]

    private static let integers: [TypeCase] = [
        ("TINYINT", 8), ("SMALLINT", 16), ("MEDIUMINT", 24), ("INT", 32), ("BIGINT", 64),
    ]
    .flatMap { name, bits in
        let high = bits == 64 ? Int64.max : (1 << (bits - 1)) - 1
        let top = bits == 64 ? UInt64.max : (1 << bits) - 1
        return [
            TypeCase("\(name) DEFAULT -1", ["0", "1", "-1", "\(high)", "\(-high - 1)", "\(high / 3)"]),
            TypeCase("\(name) UNSIGNED DEFAULT \(top)", ["0", "1", "\(top)", "\(top / 2 + 1)", "\(top / 2)"]),
        ]
    }
}
