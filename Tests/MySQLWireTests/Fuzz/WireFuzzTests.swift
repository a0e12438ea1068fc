import MySQLWire
import NIOCore
import TestKit
import Testing

/// A million hostile packets: whatever comes, a result or an error, no crash, no hang, no memory beyond the input's.
@Suite(.serialized) struct WireFuzzTests {
    private static let limit = FuzzMeter.Limit(base: 64 << 10, perByte: 32)

    @Test func `state machines survive mutated packets`() {
        var mutator = ByteMutator(label: "damaged answers")
        let transcript =
            ServerPackets.textResult(["a", "b"], [["1", nil], ["x", "yy"]], status: 0x0A) + [
                ServerPackets.ok(), ServerPackets.error(1317, "gone"), ServerPackets.eof(),
                ServerPackets.prepared(id: 1, columns: 1, parameters: 1), [0xFB, 0x2F],
            ]
        var meter = FuzzMeter("answers", limit: Self.limit)
        var (understood, refused) = (0, 0)
        while meter.inputs < 400_000 {
            let old = Bool.random(using: &mutator.random)
            var result = ResultStateMachine(
                deprecatesEOF: old, allowsFile: Bool.random(using: &mutator.random))
            var prepare = PrepareStateMachine(deprecatesEOF: old)
            let prepares = mutator.random.chance(25)
            let start = prepares ? transcript.count - 2 : 0
            for packet in transcript[start...] + transcript[1...3] {
                // Most packets stay whole, so that the machines come further than their first state.
                var input = packet
                if mutator.random.chance(40) { input = mutator.damaged([packet] + transcript) }
                let answer: Bool? = meter.attempt(input.count) {
                    if prepares {
                        if case .failed(let error) = try prepare.receive(bytes: input) {
                            return error.serverCode != nil
                        }
                    } else {
                        if case .failed(let error) = try result.receive(bytes: input) { return error.serverCode != nil }
                    }
                    return true
                }
                guard answer != nil else {
                    refused += 1
                    break
                }
                understood += 1
            }
        }
        meter.report()
        #expect(meter.excesses == [])
        #expect(understood > 100_000 && refused > 20_000)
    }

    @Test func `the handshake survives mutated packets`() {
        var mutator = ByteMutator(label: "damaged handshakes")
        let greetings = [
            ServerPackets.greeting(),
            ServerPackets.greeting(version: "11.4.2-MariaDB", plugin: "mysql_native_password"),
            ServerPackets.greeting(tls: true),
        ]
        let answers = [
            ServerPackets.authSwitch("client_ed25519"), [1, 3], [1, 4], ServerPackets.authSwitch("sha256_password"),
            ServerPackets.authSwitch("mysql_clear_password"), ServerPackets.ok(), ServerPackets.error(1045, "no"),
            [1] + Array("-----BEGIN PUBLIC KEY-----\nMFwwDQYJKoZIhvcNAQEBBQADSwAwSAJB\n-----END PUBLIC KEY-----".utf8),
        ]
        var meter = FuzzMeter("handshakes", limit: Self.limit)
        var (ready, refused) = (0, 0)
        while meter.inputs < 150_000 {
            var machine = HandshakeTests.machine(
                tls: [.disabled, .preferred, .required].randomElement(using: &mutator.random) ?? .disabled,
                socket: Bool.random(using: &mutator.random))
            var greeting = greetings.randomElement(using: &mutator.random) ?? []
            if mutator.random.chance(50) { greeting = mutator.damaged([greeting]) }
            let greeted: Bool? = meter.attempt(greeting.count) {
                _ = try machine.receive(bytes: greeting)
                if machine.isStartingTLS { _ = try machine.tlsEstablished() }
                return true
            }
            var isAlive = greeted != nil
            for _ in 0..<3 where isAlive {
                var answer = answers.randomElement(using: &mutator.random) ?? []
                if mutator.random.chance(60) { answer = mutator.damaged([answer]) }
                let action = meter.attempt(answer.count) { try machine.receive(bytes: answer) }
                if case .ready = action { ready += 1 }
                isAlive = action != nil
            }
            if !isAlive { refused += 1 }
        }
        meter.report()
        #expect(meter.excesses == [])
        #expect(ready > 1000 && refused > 1000)
    }

    @Test func `framing survives any bytes, and takes no more than they claim within the limit`() {
        var mutator = ByteMutator(label: "damaged packets")
        let seeds = [
            PacketFramerTests.wire([[1], [2, 3], [UInt8](repeating: 4, count: 60)]), [0xFF, 0xFF, 0xFF, 0, 1],
            PacketFramerTests.wire([[], ServerPackets.ok(), ServerPackets.error(1, "x")]),
        ]
        // A packet of the limit's size may be announced by four bytes.
        var meter = FuzzMeter("framing", limit: .init(base: 128 << 10, perByte: 32))
        for _ in 0..<250_000 {
            let bytes = mutator.damaged(seeds)
            let part = 1 + Int(mutator.random.next() % 20)
            _ = meter.attempt(bytes.count) {
                try PacketFramerTests.packets(bytes, part: part, limit: 1 << 16, hint: { _ in 1 << 40 })
            }
        }
        meter.report()
        #expect(meter.excesses == [])
    }

    @Test func `the row path survives any bytes`() {
        var mutator = ByteMutator(label: "damaged rows")
        var meter = FuzzMeter("rows", limit: Self.limit)
        var canonical = 0
        let allKinds = CanonicalKind.allCases
        for _ in 0..<250_000 {
            let kinds = (0..<8).map { _ in allKinds[Int(mutator.random.next() % UInt64(allKinds.count))] }
            let rows = (0..<Int(mutator.random.next() % 4)).map { _ in Self.row(kinds, &mutator) }
            var bytes = RowBatchBuilderTests.packets(rows)
            if mutator.random.chance(80) { bytes = mutator.damaged([bytes]) }
            let columns = (0..<8).map { ResultColumn(name: "\($0)", type: UInt8(mutator.random.next() & 0xFF)) }
            let (framed, bulk) = meter.measure(bytes.count) {
                let batches = Self.batches(bytes)
                canonical += batches.reduce(0) { $0 + Self.walk($1.framedRows, kinds) }
                // Frames as they are stored: these may lie.
                canonical += Self.walk(bytes, kinds)
                _ = bytes.withUnsafeBytes { BinaryRowSize.lowerBound($0, columns: columns) }
                var bulk = BulkParameters(types: columns.map { ParameterType(code: $0.type) })
                try? bytes.withUnsafeBytes { try bulk.appendRow($0) }
                var events = BinlogBatchBuilder()
                try? bytes.withUnsafeBytes { try events.append($0) }
                return (batches.reduce(0) { $0 + $1.framedRows.count }, bulk.byteCount)
            }
            if framed > bytes.count || bulk > 2 * bytes.count + 8 { Issue.record("\(bytes) became \(framed), \(bulk)") }
        }
        meter.report()
        #expect(meter.excesses == [])
        #expect(canonical > 50_000)
    }

    /// A row as the server writes it, NULLs among the values.
    private static func row(_ kinds: [CanonicalKind], _ mutator: inout ByteMutator) -> [UInt8] {
        var row = [UInt8](repeating: 0, count: CanonicalKind.nullBitmapSize(columns: kinds.count))
        for (index, kind) in kinds.enumerated() {
            if mutator.random.chance(20) {
                row[(index + 2) >> 3] |= 1 << UInt8((index + 2) & 7)
                continue
            }
            let length: Int
            switch kind {
            case .date: length = [0, 4][Int(mutator.random.next() % 2)]
            case .datetime: length = [0, 4, 7, 11][Int(mutator.random.next() % 4)]
            case .time: length = [0, 8, 12][Int(mutator.random.next() % 3)]
            case .bytes: length = Int(mutator.random.next() % 30)
            default: length = kind.fixedWidth ?? 0
            }
            if kind.fixedWidth == nil { row.append(UInt8(length)) }
            for _ in 0..<length { row.append(UInt8(mutator.random.next() & 0xFF)) }
        }
        return row
    }

    /// The batches the row path cuts out of packets.
    private static func batches(_ bytes: [UInt8]) -> [RowBatch] {
        var builder = RowBatchBuilder(capacity: 1024)
        var (offset, sequence) = (0, UInt8(0))
        var batches: [RowBatch] = []
        bytes.withUnsafeBytes { input in
            while builder.consume(input, &offset, &sequence) == .full, builder.rowCount > 0 {
                batches.append(builder.take())
            }
        }
        return batches + [builder.take()]
    }

    /// How many whole canonical rows some frames hold.
    private static func walk(_ frames: [UInt8], _ kinds: [CanonicalKind]) -> Int {
        frames.withUnsafeBytes { bytes in
            var rows = FramedRowIterator(bytes)
            var whole = 0
            while let range = try? rows.next() {
                let row = UnsafeRawBufferPointer(rebasing: bytes[range])
                guard let fields = try? CanonicalRowCursor.fields(of: row, kinds: kinds) else { continue }
                if fields.last.map({ $0.value.upperBound == row.count }) ?? false { whole += 1 }
            }
            return whole
        }
    }
}
