import Catalog
import Core
import Service
import TestKit
import Testing

@Suite struct CatalogDriverTests {
    @Test func parametersAreNumberedOutsideQuotes() {
        let sql = "SELECT '?' || ?, \"a?\" FROM t WHERE b = ? AND c = 'it''s ?'"
        #expect(CatalogDialect.sqlite.render(sql) == sql)
        #expect(
            CatalogDialect.postgresql.render(sql)
                == "SELECT '?' || $1, \"a?\" FROM t WHERE b = $2 AND c = 'it''s ?'")
    }

    @Test(arguments: CatalogPlace.allCases)
    func valuesComeBackAsTheyWent(_ place: CatalogPlace) async throws {
        let placed = try await place.driver()
        let driver = try placed.open()
        defer { placed.keep() }
        let rows: [[CatalogValue]] = [
            [.text(""), .integer(0), .real(0.1), .blob([])],
            [.text("naïve 数据 🐟 ' \" \\ ?"), .integer(.max), .real(-1.5e300), .blob(Array(0...255))],
            [.text("\n\t"), .integer(.min), .real(1e-300), .blob([0, 0])],
            [.null, .null, .null, .null],
        ]
        let read = try await driver.transaction(.write) { session in
            try session.execute("CREATE TABLE v (n BIGINT, t TEXT, i BIGINT, r DOUBLE PRECISION, b BYTEA)")
            for (number, row) in rows.enumerated() {
                let count = try session.execute(
                    "INSERT INTO v (n, t, i, r, b) VALUES (?, ?, ?, ?, ?)", [.integer(Int64(number))] + row)
                #expect(count == 1)
            }
            return try session.query("SELECT t, i, r, b FROM v ORDER BY n").map { row in
                try ["t", "i", "r", "b"].map { try row.value($0) }
            }
        }
        #expect(read == rows)
        await driver.close()
    }

    @Test(arguments: CatalogPlace.allCases)
    func whatThrowsLeavesNothing(_ place: CatalogPlace) async throws {
        let placed = try await place.driver()
        let driver = try placed.open()
        defer { placed.keep() }
        try await driver.transaction(.write) { session in
            try session.execute("CREATE TABLE v (n BIGINT NOT NULL PRIMARY KEY)")
        }
        await #expect(throws: TidemarkError(.catalogExists, "", hint: "")) {
            try await driver.transaction(.write) { session in
                try session.execute("INSERT INTO v (n) VALUES (1)")
                try session.execute("INSERT INTO v (n) VALUES (1)")
            }
        }
        await #expect(throws: TidemarkError(.catalogRefused, "", hint: "")) {
            try await driver.transaction(.write) { session in
                try session.execute("INSERT INTO v (n) VALUES (2)")
                try session.execute("INSERT INTO nowhere (n) VALUES (1)")
            }
        }
        let count = try await driver.transaction(.read) { session in
            try session.query("SELECT COUNT(*) AS c FROM v").first?.integer("c")
        }
        #expect(count == 0)
        await driver.close()
    }

    @Test(arguments: CatalogPlace.allCases)
    func textsWithAZeroByteAreRefused(_ place: CatalogPlace) async throws {
        let placed = try await place.driver()
        let driver = try placed.open()
        await #expect(throws: TidemarkError(.catalogRefused, "", hint: "")) {
            try await driver.transaction(.read) { session in
                try session.query("SELECT ? AS a", [.text("a\u{0}b")])
            }
        }
        await driver.close()
        placed.keep()
    }

    @Test(arguments: CatalogPlace.allCases)
    func aReadSeesOneState(_ place: CatalogPlace) async throws {
        let placed = try await place.driver()
        let (one, other) = (try placed.open(), try placed.open())
        try await one.transaction(.write) { session in
            try session.execute("CREATE TABLE v (n BIGINT)")
            try session.execute("INSERT INTO v (n) VALUES (0)")
        }
        let writer = Task {
            for number in 1...200 {
                _ = try await other.transaction(.write) { session in
                    try session.execute("UPDATE v SET n = ?", [.integer(Int64(number))])
                }
            }
        }
        for _ in 0..<50 {
            let seen = try await one.transaction(.read) { session in
                try (0..<3).map { _ in try session.query("SELECT n FROM v").first?.integer("n") }
            }
            #expect(Set(seen).count == 1)
        }
        try await writer.value
        await one.close()
        await other.close()
    }

    @Test(arguments: CatalogPlace.allCases)
    func numbersOfASeriesAreGivenOnce(_ place: CatalogPlace) async throws {
        let placed = try await place.driver()
        let catalog = try await placed.catalog()
        let other = try await placed.catalog()
        try await withThrowingTaskGroup(of: Void.self) { group in
            for catalog in [catalog, other, catalog, other] {
                group.addTask {
                    for _ in 0..<25 { _ = try await catalog.write { try $0.events.append("test") } }
                }
            }
            try await group.waitForAll()
        }
        let numbers = try await catalog.read { try $0.events.page(after: 0, limit: 1000).map(\.number) }
        #expect(numbers == Array(1...100))
        await catalog.close()
        await other.close()
    }

    @Test(arguments: CatalogPlace.allCases)
    func whoeverWaitsIsWoken(_ place: CatalogPlace) async throws {
        let placed = try await place.driver()
        let driver = try placed.open()
        // Of PostgreSQL, another process is heard as well.
        let other = place == .postgresql ? try placed.open() : driver
        let clock = ContinuousClock()
        let start = clock.now
        let waiter = Task { try await driver.waitForWake(atMost: 60) }
        let waker = Task {
            while !Task.isCancelled {
                await other.wake()
                try await Task.sleep(for: .milliseconds(20))
            }
        }
        try await waiter.value
        waker.cancel()
        #expect(clock.now - start < .seconds(20))
        try await driver.waitForWake(atMost: 0.01)
        await driver.close()
        await other.close()
    }
}
