import MySQLWire
import NIOCore
import TestKit
import Testing

/// Hostile bytes: whatever comes, a result or an error, never a crash.
@Suite struct WireFuzzTests {
    static let rounds = 120_000

    /// Small, seeded, good enough to shuffle bytes.
    struct Dice: RandomNumberGenerator {
        var state: UInt64

        mutating func next() -> UInt64 {
            state &+= 0x9E37_79B9_7F4A_7C15
            var mixed = state
            mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
            mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
            return mixed ^ (mixed >> 31)
        }

        mutating func bytes(_ count: Int) -> [UInt8] { (0..<count).map { _ in UInt8(truncatingIfNeeded: next()) } }

        /// `bytes` with some of them changed, cut or repeated.
        mutating func mutate(_ bytes: [UInt8]) -> [UInt8] {
            var bytes = bytes
            for _ in 0..<Int.random(in: 0...3, using: &self) where !bytes.isEmpty {
                let at = Int.random(in: bytes.indices, using: &self)
                switch Int.random(in: 0..<5, using: &self) {
                case 0: bytes[at] = UInt8(truncatingIfNeeded: next())
                case 1: bytes[at] = [0, 1, 0xFA, 0xFB, 0xFC, 0xFD, 0xFE, 0xFF].randomElement(using: &self) ?? 0
                case 2: bytes.removeSubrange(at...)
                case 3: bytes.insert(contentsOf: self.bytes(Int.random(in: 1...9, using: &self)), at: at)
                default: bytes.remove(at: at)
                }
            }
            return bytes
        }
    }

    @Test func `state machines survive mutated packets`() {
        var dice = Dice(state: 0x7EDE_0001)
        let transcript =
            ServerPackets.textResult(["a", "b"], [["1", nil], ["x", "yy"]], status: 0x0A) + [
                ServerPackets.ok(), ServerPackets.error(1317, "gone"), ServerPackets.eof(),
                ServerPackets.prepared(id: 1, columns: 1, parameters: 1), [0xFB, 0x2F],
            ]
        var (finished, refused) = (0, 0)
        for _ in 0..<Self.rounds / 4 {
            var result = ResultStateMachine(deprecatesEOF: .random(using: &dice), allowsFile: .random(using: &dice))
            var prepare = PrepareStateMachine(deprecatesEOF: .random(using: &dice))
            do throws(MySQLError) {
                for packet in transcript.prefix(Int.random(in: 1...transcript.count, using: &dice)) {
                    let mutated = dice.mutate(packet)
                    if Bool.random(using: &dice) {
                        _ = try result.receive(bytes: mutated)
                    } else {
                        _ = try prepare.receive(bytes: mutated)
                    }
                }
                finished += 1
            } catch {
                refused += 1
                #expect(!error.description.isEmpty)
            }
        }
        #expect(finished > 0 && refused > 0)
    }

    @Test func `the handshake survives mutated packets`() {
        var dice = Dice(state: 0x7EDE_0002)
        let packets = [
            ServerPackets.greeting(),
            ServerPackets.greeting(version: "11.4.2-MariaDB", plugin: "mysql_native_password"),
            ServerPackets.greeting(tls: true), ServerPackets.authSwitch("client_ed25519"), [1, 3], [1, 4],
            ServerPackets.authSwitch("sha256_password"), ServerPackets.authSwitch("mysql_clear_password"),
            ServerPackets.ok(), ServerPackets.error(1045, "no"), [1] + Array("-----BEGIN PUBLIC KEY-----".utf8),
        ]
        var (ready, refused) = (0, 0)
        for _ in 0..<Self.rounds / 12 {
            var machine = HandshakeTests.machine(
                tls: [.disabled, .preferred, .required].randomElement(using: &dice) ?? .disabled,
                socket: .random(using: &dice))
            do throws(MySQLError) {
                _ = try machine.receive(bytes: dice.mutate(packets[Int.random(in: 0..<3, using: &dice)]))
                if machine.isStartingTLS { _ = try machine.tlsEstablished() }
                for _ in 0..<3 {
                    let packet = packets[Int.random(in: 3..<packets.count, using: &dice)]
                    if case .ready = try machine.receive(bytes: dice.mutate(packet)) { ready += 1 }
                }
            } catch {
                refused += 1
            }
        }
        #expect(ready > 0 && refused > 0)
    }

    @Test func `framing survives any bytes, and allocates no more than they claim within the limit`() {
        var dice = Dice(state: 0x7EDE_0003)
        for _ in 0..<Self.rounds / 2 {
            var bytes = dice.bytes(Int.random(in: 0...40, using: &dice))
            // Mostly short packets in sequence, so that more than the first header is reached.
            if bytes.count > 8 { (bytes[1], bytes[2], bytes[3]) = (0, 0, 0) }
            let part = Int.random(in: 1...20, using: &dice)
            _ = try? PacketFramerTests.packets(bytes, part: part, limit: 1 << 16, hint: { _ in 1 << 40 })
        }
    }

    @Test func `the row path survives any bytes`() {
        var dice = Dice(state: 0x7EDE_0004)
        for _ in 0..<Self.rounds / 4 {
            let rows = (0..<Int.random(in: 0...5, using: &dice)).map { _ in
                dice.bytes(Int.random(in: 0...300, using: &dice))
            }
            let bytes = dice.mutate(RowBatchBuilderTests.packets(rows))
            var builder = RowBatchBuilder(capacity: 1024)
            var (offset, sequence) = (0, UInt8(0))
            var framed = 0
            bytes.withUnsafeBytes { input in
                while builder.consume(input, &offset, &sequence) == .full, builder.rowCount > 0 {
                    framed += builder.take().framedRows.count
                }
            }
            framed += builder.take().framedRows.count
            #expect(framed <= bytes.count)
            #expect(offset <= bytes.count)
            let columns = (0..<8).map { ResultColumn(name: "\($0)", type: UInt8(truncatingIfNeeded: dice.next())) }
            _ = bytes.withUnsafeBytes { BinaryRowSize.lowerBound($0, columns: columns) }
            var bulk = BulkParameters(types: columns.map { ParameterType(code: $0.type) })
            try? bytes.withUnsafeBytes { try bulk.appendRow($0) }
            #expect(bulk.byteCount <= 2 * bytes.count + 8)
            var events = BinlogBatchBuilder()
            try? bytes.withUnsafeBytes { try events.append($0) }
        }
    }
}
