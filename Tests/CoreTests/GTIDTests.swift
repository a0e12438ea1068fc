import Core
import Foundation
import Testing

private let uuid = "3e11fa47-71ca-11e1-9e33-c80aa9429562"

@Suite struct GTIDTests {
    @Test(arguments: ["0-1-5", "4294967295-4294967295-18446744073709551615", "\(uuid):23", "\(uuid):tag_1:23"])
    func `Both families read and write`(_ text: String) throws {
        let gtid = try #require(GTID(text))
        #expect(gtid.description == text)
        #expect(try JSONDecoder().decode([GTID].self, from: JSONEncoder().encode([gtid])) == [gtid])
    }

    @Test(arguments: [
        "", "1", "0-1", "0-1-x", "-0-1-5", "0-1-5-6", "+0-1-5", "4294967296-0-1", "\(uuid)", "\(uuid):0", "\(uuid):-1",
        "\(uuid):+1", "\(uuid):1-2", "\(uuid):9tag:1", "\(uuid):tag:", "\(uuid)x:1", "2026-11-22",
        "\(uuid):9223372036854775807",
    ])
    func `What is neither is refused`(_ text: String) {
        // A bare date has the form of a MariaDB GTID, which is why times need a time of day.
        if text == "2026-11-22" { #expect(GTID(text) != nil) } else { #expect(GTID(text) == nil) }
    }

    @Test(arguments: [
        ("", ""), ("\(uuid):1", "\(uuid):1"), ("\(uuid):5-7:1-3", "\(uuid):1-3:5-7"),
        ("\(uuid):1-3:4:6", "\(uuid):1-4:6"), (" \(uuid):1-3,\n\(uuid):2-9", "\(uuid):1-9"),
        ("\(uuid):1-2:Tag:5-6:b:1", "\(uuid):1-2,\(uuid):b:1,\(uuid):tag:5-6"),
    ])
    func `A set is read and written in order`(_ text: String, _ expected: String) throws {
        #expect(try #require(MySQLGTIDSet(text)).description == expected)
    }

    @Test(arguments: ["x", "\(uuid)", "\(uuid):", "\(uuid):3-1", "\(uuid):0-1", "\(uuid):1-2-3", "\(uuid):a"])
    func `A malformed set is refused`(_ text: String) {
        // A tag with no numbers after it adds nothing, as on the server.
        if text == "\(uuid):a" {
            #expect(MySQLGTIDSet(text)?.isEmpty == true)
        } else {
            #expect(MySQLGTIDSet(text) == nil)
        }
    }

    @Test func `Sets behave like sets`() throws {
        var generator = SystemRandomNumberGenerator()
        for _ in 0..<300 {
            var model: [Set<UInt64>] = [[], []]
            var sets = [MySQLGTIDSet(), MySQLGTIDSet()]
            let id = try #require(UUIDBytes(uuid))
            for _ in 0..<60 {
                let which = Int.random(in: 0...1, using: &generator)
                let lower = UInt64.random(in: 1...50, using: &generator)
                let range = lower...lower + UInt64.random(in: 0...4, using: &generator)
                model[which].formUnion(range)
                sets[which].insert(MySQLGTIDSet.Source(uuid: id, tag: ""), range)
            }
            for number in 0...60 as ClosedRange<UInt64> {
                #expect(sets[0].contains(uuid: id, tag: "", sequence: number) == model[0].contains(number))
            }
            let union = sets[0].union(sets[1])
            let difference = sets[0].subtracting(sets[1])
            for number in 0...60 as ClosedRange<UInt64> {
                #expect(
                    union.contains(uuid: id, tag: "", sequence: number) == model[0].union(model[1]).contains(number))
                #expect(
                    difference.contains(uuid: id, tag: "", sequence: number)
                        == model[0].subtracting(model[1]).contains(number))
            }
            #expect(sets[0].isSubset(of: sets[1]) == model[0].isSubset(of: model[1]))
            #expect(sets[0].isSubset(of: union) && difference.isSubset(of: sets[0]))
            #expect(MySQLGTIDSet(union.description) == union)
        }
    }

    @Test func `A set is encoded for the server, with tags only where there are any`() throws {
        let plain = try #require(MySQLGTIDSet("\(uuid):1-5:7"))
        #expect(
            Hex.encode(plain.protocolEncoding)
                == "0100000000000000" + uuid.filter { $0 != "-" } + "0200000000000000"
                + "0100000000000000" + "0600000000000000" + "0700000000000000" + "0800000000000000")
        let tagged = try #require(MySQLGTIDSet("\(uuid):1,\(uuid):ab:2"))
        let id = uuid.filter { $0 != "-" }
        #expect(
            Hex.encode(tagged.protocolEncoding)
                == "0102000000000001" + id + "00" + "0100000000000000" + "0100000000000000" + "0200000000000000"
                + id + "04" + "6162" + "0100000000000000" + "0200000000000000" + "0300000000000000")
        #expect(MySQLGTIDSet().protocolEncoding == [0, 0, 0, 0, 0, 0, 0, 0])
    }

    @Test func `A MariaDB position is the last transaction of every domain`() throws {
        var position = try #require(MariaDBGTIDPosition("1-2-7, 0-1-5"))
        #expect(position.description == "0-1-5,1-2-7")
        #expect(position.contains(domain: 0, sequence: 5) && !position.contains(domain: 0, sequence: 6))
        #expect(!position.contains(domain: 9, sequence: 0))
        let before = position
        position.insert(domain: 0, server: 3, sequence: 6)
        #expect(before.isSubset(of: position) && !position.isSubset(of: before))
        #expect(MariaDBGTIDPosition("0-1-5,0-2-6") == nil && MariaDBGTIDPosition("0-1") == nil)
        #expect(MariaDBGTIDPosition("")?.isEmpty == true)
    }

    @Test(arguments: ["none", "mysql:", "mysql:\(uuid):1-3", "mariadb:", "mariadb:0-1-5"])
    func `A position keeps its family when it is stored`(_ text: String) throws {
        let json = Data("[\"\(text)\"]".utf8)
        let position = try JSONDecoder().decode([GTIDPosition].self, from: json)
        #expect(try JSONEncoder().encode(position) == json)
    }

    @Test func `A log position covers by GTID where it can, else by file`() throws {
        let file = BinlogPosition(file: "binlog.000010", offset: 100)
        var state = LogPosition(file: file)
        let gtid = try #require(GTID("\(uuid):7"))
        #expect(state.covers(gtid: gtid, endingAt: file))
        #expect(state.covers(gtid: nil, endingAt: BinlogPosition(file: "binlog.000009", offset: 9999)))
        #expect(!state.covers(gtid: nil, endingAt: BinlogPosition(file: "binlog.000010", offset: 101)))
        #expect(!state.covers(gtid: gtid, endingAt: nil))
        state.gtids.insert(try #require(GTID("\(uuid):5")))
        #expect(!state.covers(gtid: gtid, endingAt: file))
        state.gtids.insert(gtid)
        #expect(state.covers(gtid: gtid, endingAt: BinlogPosition(file: "binlog.000011", offset: 4)))
        let other = try #require(GTID("\(uuid):6"))
        #expect(!state.covers(gtid: other, endingAt: file))
        #expect(state.reaches(LogPosition(gtids: state.gtids)))
        #expect(
            state.reaches(LogPosition(file: file)) && !LogPosition(gtids: state.gtids).reaches(LogPosition(file: file)))
        #expect(!state.reaches(LogPosition()))
    }
}
