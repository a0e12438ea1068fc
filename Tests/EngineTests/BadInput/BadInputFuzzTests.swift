import Core
import Engine
import MySQLWire
import TestKit
import Testing

/// Damaged texts into every parser of texts: an answer or an error, never a crash or a hang.
@Suite("Bad input: fuzzed", .serialized)
struct BadInputFuzzTests {
    static let inputs = 1_100_000

    private static let parsers: [(@Sendable (String) -> Void, [String])] = [
        ({ _ = try? Timestamp(parsing: $0) }, ["2026-11-22T11:03:43.9+08:00", "2026-11-22 11:03:43 Asia/Shanghai"]),
        ({ _ = try? RestoreMoment(parsing: $0) }, ["latest", "0-1-5", "3e11fa47-71ca-11e1-9e33-c80aa9429562:tag:7"]),
        ({ _ = GTID($0) }, ["0-1-18446744073709551615", "3e11fa47-71ca-11e1-9e33-c80aa9429562:23"]),
        (
            { _ = MySQLGTIDSet($0) },
            [
                "3e11fa47-71ca-11e1-9e33-c80aa9429562:1-5:7:tag:1-9223372036854775806,\n3e11fa47-71ca-11e1-9e33-c80aa9429563:1"
            ]
        ),
        ({ _ = MariaDBGTIDPosition($0) }, ["0-1-5,4294967295-2-7"]),
        (
            { _ = try? TablePattern(parsing: $0).matches(TableName(schema: "aaaa", name: $0)) },
            ["shop.*a*a*a*?b", "*.*"]
        ),
        ({ _ = try? ByteRate(parsing: $0) }, ["50MB", "1.5GiB/s"]),
        ({ _ = try? ByteCount(parsing: $0) }, ["50MB", "1.5 GiB"]),
        ({ _ = try? ServerURL(parsing: $0) }, ["mysql://u%40x@[::1]:3306/?tls=verify-ca&ca=%2Fa&socket=/b"]),
        ({ _ = try? RestoreRename(parsing: $0) }, ["shop=shop_old", "shop.a=shop.b"]),
        ({ _ = ServerVersion(parsing: $0) }, ["5.5.5-10.11.19-MariaDB-0+deb12u1-log", "9.7.4"]),
        ({ _ = GrantLine.globalPrivileges($0) }, ["GRANT A ON *.* TO b", "GRANT SELECT, RELOAD ON *.* TO `a`@`%`"]),
        ({ _ = GrantLine.roles($0) }, ["GRANT `r`@`%`,`s`@`%` TO `a`@`%`"]),
        (
            { _ = DDLStatement.parse($0) },
            [
                "CREATE /*!50100 OR REPLACE */ TABLE `a``b`.c LIKE d -- x\n", "RENAME TABLE a TO b, c.d TO e",
                "ALTER TABLE a EXCHANGE PARTITION p WITH TABLE b.c, RENAME TO \"x\"", "XA COMMIT X'31',x'32',1",
                "CREATE DEFINER=`a`@`%` TRIGGER t BEFORE INSERT ON x FOR EACH ROW BEGIN SET @a='\\''; END",
            ]
        ),
        (
            { text in _ = Array(text.utf8).withUnsafeBytes { JSONNumbers.decimals(in: $0) } },
            ["{\"a\": [1.10, -12345678901234567890, {\"b\\\"\": 1.5}], \"c\": 1e5, \"d\": \"0.50\"}", "[[[[0.10]]]]"]
        ),
    ]

    @Test("1,100,000 damaged texts", .timeLimit(.minutes(2)))
    func texts() {
        var random = SeededGenerator(label: "fuzzed texts")
        // A zone's rules are read and kept when its name is met.
        var meter = FuzzMeter("texts", limit: .init(base: 1 << 20, perByte: 1024))
        let alphabet = Array("'\"`\\/*-#:.,;=@%?&[]{}() \n\t0159aZé漢\u{0}~+".unicodeScalars)
        for number in 0..<Self.inputs {
            let (parse, seeds) = Self.parsers[number % Self.parsers.count]
            var scalars = Array(seeds[Int.random(in: 0..<seeds.count, using: &random)].unicodeScalars)
            for _ in 0..<Int.random(in: 1...6, using: &random) {
                let place = Int.random(in: 0...scalars.count, using: &random)
                let letter = alphabet[Int.random(in: 0..<alphabet.count, using: &random)]
                switch Int.random(in: 0...4, using: &random) {
                case 0 where place < scalars.count: scalars[place] = letter
                case 1 where place < scalars.count: scalars.remove(at: place)
                case 2: scalars.append(contentsOf: scalars.suffix(20))
                case 3: scalars.removeLast(min(scalars.count, Int.random(in: 0...5, using: &random)))
                default: scalars.insert(letter, at: place)
                }
            }
            var text = ""
            text.unicodeScalars.append(contentsOf: scalars)
            meter.measure(text.utf8.count) { parse(text) }
        }
        meter.report()
        #expect(meter.excesses == [])
    }

    @Test("A server that sends noise, or a greeting gone wrong", .timeLimit(.minutes(2)))
    func noisyServer() async throws {
        var random = SeededGenerator(label: "noisy server")
        let greeting: [UInt8] =
            [10] + Array("8.0.36".utf8) + [0, 9, 0, 0, 0] + Array("12345678".utf8) + [
                0, 0xFF, 0xFF, 45, 2, 0, 0xFF, 0xDF, 21,
            ]
            + [UInt8](repeating: 0, count: 10) + Array("123456789012".utf8) + [0] + Array("caching_sha2_password".utf8)
            + [0]
        var answers: [[UInt8]] = []
        for number in 0..<400 {
            var bytes = [UInt8(greeting.count), 0, 0, 0] + greeting
            // The answer to our handshake response: OK, an error, a switch, or noise.
            let next: [UInt8] = [[0, 0, 0, 2, 0, 0, 0], [0xFF, 0x15, 0x04], [0xFE, 0x61], [1, 4]][number % 4]
            bytes += [UInt8(next.count), 0, 0, 2] + next
            for _ in 0..<Int.random(in: 1...12, using: &random) {
                bytes[Int.random(in: 0..<bytes.count, using: &random)] = UInt8.random(in: 0...255, using: &random)
            }
            if number % 5 == 0 { bytes = (0..<200).map { _ in UInt8.random(in: 0...255, using: &random) } }
            answers.append(bytes)
        }
        let server = try await NoisyServer.start(answers)
        for _ in answers {
            var configuration = MySQLConfiguration(
                host: "127.0.0.1", port: server.port, username: "u", password: Password("p"), tls: .disabled)
            configuration.connectTimeout = .milliseconds(300)
            configuration.readTimeout = .milliseconds(300)
            if let connection = try? await MySQLConnection.connect(configuration) {
                _ = try? await connection.query("SELECT 1")
                await connection.close()
            }
        }
        #expect(server.served >= answers.count)
        await server.stop()
    }
}
