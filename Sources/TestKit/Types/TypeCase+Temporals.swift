extension TypeCase {
    static let temporals: [TypeCase] =
        [
            TypeCase(
                "DATE DEFAULT '2000-02-29'",
                [
                    "'0000-00-00'", "'2024-00-00'", "'2024-02-00'", "'1000-01-01'", "'9999-12-31'", "'0001-01-01'",
                    "'2024-02-29'",
                ]),
            TypeCase("YEAR DEFAULT 1999", ["0", "1901", "2155", "2000", "1970"]),
        ]
        + (0...6).flatMap { digits in
            let fraction = digits == 0 ? "" : "." + "999999".prefix(digits)
            let small = digits == 0 ? "" : "." + String(repeating: "0", count: digits - 1) + "1"
            return [
                TypeCase(
                    "DATETIME(\(digits)) DEFAULT '2001-02-03 04:05:06\(small)'",
                    [
                        "'0000-00-00 00:00:00'", "'2024-00-00 00:00:00\(small)'", "'2024-01-00 10:00:00'",
                        "'1000-01-01 00:00:00'",
                        "'9999-12-31 23:59:59\(fraction)'", "'2024-02-29 00:00:00'", "'2024-02-29 00:00:00\(small)'",
                        "'2024-02-29 13:00:00'",
                    ]),
                // The session's zone is UTC; the second last two are the fold of a zone with summer time.
                TypeCase(
                    "TIMESTAMP(\(digits)) NULL DEFAULT '2001-02-03 04:05:06\(small)'",
                    [
                        "'0000-00-00 00:00:00'", "'1970-01-01 00:00:01'", "'2038-01-19 03:14:07\(fraction)'",
                        "'2024-10-27 00:30:00'", "'2024-10-27 01:30:00\(small)'", "'2024-02-29 00:00:00'",
                    ]),
                TypeCase(
                    "TIME(\(digits)) DEFAULT '01:02:03\(fraction)'",
                    [
                        "'00:00:00'", "'838:59:59'", "'-838:59:59'", "'-00:00:01\(fraction)'", "'-00:00:00\(small)'",
                        "'23:59:59\(fraction)'",
                        "'-01:00:00'", "'100:00:00\(small)'",
                    ]),
            ]
        }
}
