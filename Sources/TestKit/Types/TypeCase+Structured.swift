extension TypeCase {
    static let structured: [TypeCase] =
        geometries + [
            TypeCase("JSON", json + mysqlJSON, only: .mysql),
            TypeCase("JSON NOT NULL", ["'{}'", "'[]'"], only: .mysql),
            TypeCase("JSON", json, only: .mariadb),
            TypeCase("VECTOR(3)", ["TO_VECTOR('[1,2,3]')", "TO_VECTOR('[-0.0,1e38,1.5e-30]')"], only: .mysql),
            TypeCase(
                "UUID DEFAULT '6ccd780c-baba-1026-9564-5b8c656024db'",
                [
                    "'00000000-0000-0000-0000-000000000000'", "'ffffffff-ffff-ffff-ffff-ffffffffffff'",
                    "'123e4567-e89b-12d3-a456-426655440000'", "'123e4567-e89b-72d3-a456-426655440020'",
                ],
                only: .mariadb),
            TypeCase(
                "INET6 DEFAULT '::1'", ["'::'", "'2001:db8::ff00:42:8329'", "'::ffff:192.0.2.1'", "'ffff::20'"],
                only: .mariadb),
            TypeCase(
                "INET4 DEFAULT '127.0.0.1'", ["'0.0.0.0'", "'255.255.255.255'", "'192.0.2.32'", "'10.0.0.0'"],
                only: .mariadb),
        ]

    private static let geometries: [TypeCase] = [
        TypeCase(
            "GEOMETRY",
            [
                "ST_GeomFromText('POINT(1 -2.5)')", "ST_GeomFromText('LINESTRING(0 0, 1e100 -1e-100, 3 3)')",
                "ST_GeomFromText('POLYGON((0 0, 10 0, 10 10, 0 10, 0 0), (1 1, 2 1, 2 2, 1 1))')",
                "ST_GeomFromText('GEOMETRYCOLLECTION(POINT(1 1), LINESTRING(0 0, 1 1))')",
                "ST_GeomFromText('MULTIPOINT(1 1, 2 2)')",
            ]),
        TypeCase("POINT", ["ST_GeomFromText('POINT(0.1 0.2)')"]),
        TypeCase(
            "GEOMETRY", ["ST_GeomFromText('POINT(48.8 2.3)', 4326)", "ST_GeomFromText('POINT(1 2)', 0)"], only: .mysql),
        TypeCase("POINT SRID 4326", ["ST_GeomFromText('POINT(48.8 2.3)', 4326)"], only: .mysql),
        TypeCase("GEOMETRYCOLLECTION", ["ST_GeomFromText('GEOMETRYCOLLECTION EMPTY')"]),
    ]

    private static let json: [String] = [
        "'{}'", "'[]'", "'null'", "'true'", "'1'", "'1.0'", "'-0.0'", "'1e300'", "'0.1'", "'18446744073709551615'",
        "'-9223372036854775808'", "'9223372036854775808'", "'3.0'", "'123456789012345678901234567890'", "'\"\"'",
        "'\"é漢🌊\\\\u0000\\\\n\\\\\"\"'", "'{\"b\": 1, \"a\": [1, 2, {\"c\": null}], \"\": 0.1, \"long key\": \"v\"}'",
        "'[1, 1.0, 1e0, true, \"1\", [], {}]'", "CONCAT('[', REPEAT('1234567,', 20000), '0]')",
        "CONCAT('{\"k\":\"', REPEAT('x', 70000), '\"}')",
    ]

    private static let mysqlJSON: [String] = [
        "CAST(CAST('1.50' AS DECIMAL(10,2)) AS JSON)",
        "CAST(CAST('2024-02-29 10:11:12.000001' AS DATETIME(6)) AS JSON)",
        "CAST(CAST('2024-02-29' AS DATE) AS JSON)", "CAST(CAST('-10:11:12' AS TIME) AS JSON)", "CAST(b'101' AS JSON)",
        "JSON_ARRAY(CAST(1.5 AS DECIMAL(5,1)), 1.5e0, NOW())", "CAST(32768 AS JSON)", "CAST(2147483648 AS JSON)",
        "CAST(CAST(65535 AS UNSIGNED) AS JSON)",
    ]
}
