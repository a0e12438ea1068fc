import Core
import Engine
import MySQLWire
import Repository
import Testing

@Suite struct SegmentBuilderTests {
    private let source = SourceIdentity(
        flavour: .mysql, serverUUID: "a", serverID: 1, hostname: "h", port: 1, version: "8.0.36")
    private let file = "b.000001"

    private func builder(_ position: LogPosition = LogPosition(gtids: .mysql(MySQLGTIDSet()))) -> SegmentBuilder {
        SegmentBuilder(source: source, run: "r", gapReason: nil, position: position, endedInside: false, isNewRun: true)
    }

    private func add(_ events: [[UInt8]], to builder: inout SegmentBuilder) throws {
        for event in events { try event.withUnsafeBytes { try builder.add($0) } }
    }

    private func started(_ builder: inout SegmentBuilder, _ maker: inout EventMaker) throws {
        try add([maker.artificialRotate(file), maker.formatDescription()], to: &builder)
    }

    /// The raw events of a segment without their offsets.
    private func events(_ segment: SealedSegment) -> [[UInt8]] {
        var events: [[UInt8]] = []
        var offset = 0
        while offset < segment.events.count {
            let size = segment.events[(offset + 17)..<(offset + 21)].enumerated()
                .reduce(0) { $0 + Int($1.element) << (8 * $1.offset) }
            events.append(Array(segment.events[(offset + 8)..<(offset + 8 + size)]))
            offset += 8 + size
        }
        return events
    }

    @Test func aNewRunIsAnnouncedWithoutTransactions() throws {
        var builder = builder()
        var maker = EventMaker()
        try started(&builder, &maker)
        let segments = builder.seal(includingOpen: false)
        #expect(segments.count == 1)
        #expect(segments[0].index.transactions == 0)
        #expect(segments[0].index.start.file?.file == file)
        #expect(builder.isDrained)
        #expect(builder.seal(includingOpen: true).isEmpty)
    }

    @Test func segmentsEndAfterTransactions() throws {
        var builder = builder()
        var maker = EventMaker()
        try started(&builder, &maker)
        _ = builder.seal(includingOpen: false)
        let first = maker.transaction(1)
        let second = maker.transaction(2)
        try add(first + second.dropLast(), to: &builder)
        let sealed = builder.seal(includingOpen: false)
        #expect(sealed.count == 1)
        #expect(sealed[0].index.transactions == 1)
        #expect(!sealed[0].index.endsInsideTransaction)
        #expect(events(sealed[0]) == first)
        #expect(sealed[0].index.lastCommit == Timestamp(microseconds: 1_000_000))
        try add([second[2]], to: &builder)
        let rest = builder.seal(includingOpen: false)
        #expect(rest.count == 1)
        #expect(events(rest[0]) == second)
        #expect(rest[0].index.start == sealed[0].index.end)
        #expect(rest[0].index.end.file == BinlogPosition(file: file, offset: maker.offset))
        #expect(rest[0].index.end.gtids.description.hasSuffix(":1-2"))
    }

    @Test func segmentsAreCutWhereTheyAreFull() throws {
        var builder = builder()
        builder.buffers = ByteBuffers(count: 2, capacity: 1 << 20)
        var maker = EventMaker()
        try started(&builder, &maker)
        _ = builder.seal(includingOpen: false)
        var sent: [[UInt8]] = []
        var sealed: [SealedSegment] = []
        for number in 1...40 {
            let batch = maker.transaction(Int64(number), number.isMultiple(of: 3) ? ["SAVEPOINT a"] : [])
            try add(batch, to: &builder)
            sent += batch
            let isCut = builder.cut(at: 500)
            #expect(builder.unsealedBytes < 500)
            guard isCut else { continue }
            var segments = builder.takeSealed()
            #expect(segments.count == 1)
            #expect(builder.unsealedBytes == 0)
            sealed += segments
            // What was handed out is not touched by what comes after its memory was given back.
            if number > 20, let last = segments.popLast() { builder.buffers?.give(last.events) }
        }
        sealed += builder.seal(includingOpen: false)
        #expect(builder.pendingBytes == 0)
        #expect(sealed.count > 5)
        #expect(sealed.dropLast().allSatisfy { $0.events.count >= 500 && $0.events.count < 1000 })
        #expect(sealed.flatMap(events) == sent)
        #expect(sealed.reduce(0) { $0 + $1.index.transactions } == 40)
        for (left, right) in zip(sealed, sealed.dropFirst()) { #expect(left.index.end == right.index.start) }
    }

    @Test func rowsAreCountedByTable() throws {
        var builder = builder()
        var maker = EventMaker()
        try started(&builder, &maker)
        _ = builder.seal(includingOpen: false)
        func begin(_ number: Int64) throws {
            try add([maker.gtid(number, microseconds: 1), maker.query("BEGIN")], to: &builder)
        }
        func change(_ id: UInt64, _ name: String, schema: String = "s", _ change: EventMaker.Change) throws {
            try add([maker.tableMap(id, name, schema: schema), maker.rows(id, change)], to: &builder)
        }
        func commit() throws { try add([maker.xid()], to: &builder) }
        func activity(_ name: String, _ inserts: UInt64, _ updates: UInt64, _ deletes: UInt64) -> TableActivity {
            TableActivity(
                table: TableName(schema: "s", name: name), inserts: inserts, updates: updates, deletes: deletes)
        }
        try begin(1)
        try change(7, "b", .insert([1, 2]))
        try change(8, "a", .update([(1, 2), (3, 4), (5, 6)]))
        try commit()
        // The same table under another number, one of the server's own, and one that is only deleted from.
        try begin(2)
        try change(9, "b", .delete([1]))
        try change(10, "c", schema: "mysql", .insert([1]))
        try change(11, "d", .delete([1, 2, 3]))
        try commit()
        // Open: it counts for the segment it ends in.
        try begin(3)
        try change(8, "a", .insert([1]))
        let first = try #require(builder.seal(includingOpen: false).first)
        #expect(first.index.tables == [activity("a", 0, 3, 0), activity("b", 2, 0, 1), activity("d", 0, 0, 3)])
        try commit()
        let second = try #require(builder.seal(includingOpen: false).first)
        #expect(second.index.tables == [activity("a", 1, 0, 0)])
        // What was open when the connection broke does not count.
        try begin(4)
        try change(11, "d", .insert([4]))
        try commit()
        try begin(5)
        try change(8, "a", .insert([1]))
        builder.restart(source: source)
        let third = try #require(builder.seal(includingOpen: false).first)
        #expect(third.index.tables == [activity("d", 1, 0, 0)])
    }

    @Test func aTransactionLargerThanASegmentIsSpread() throws {
        var builder = builder()
        var maker = EventMaker()
        try started(&builder, &maker)
        _ = builder.seal(includingOpen: false)
        let transaction = maker.transaction(1, ["SAVEPOINT a"])
        try add(Array(transaction[..<2]), to: &builder)
        let head = builder.seal(includingOpen: true)
        #expect(head.first?.index.endsInsideTransaction == true)
        #expect(head.first?.index.end.gtids == .mysql(MySQLGTIDSet()))
        try add(Array(transaction[2...]), to: &builder)
        let tail = builder.seal(includingOpen: false)
        #expect(tail.first?.index.endsInsideTransaction == false)
        #expect(tail.first?.index.transactions == 1)
        #expect((head + tail).flatMap(events) == transaction)
    }

    @Test func whatIsOpenWhenTheConnectionBreaksIsSentAgain() throws {
        var builder = builder()
        var maker = EventMaker()
        try started(&builder, &maker)
        _ = builder.seal(includingOpen: false)
        let transaction = maker.transaction(1)
        // Not yet stored: it is simply forgotten.
        try add(Array(transaction[..<2]), to: &builder)
        builder.restart(source: source)
        maker = EventMaker()
        try started(&builder, &maker)
        #expect(builder.isDrained)
        try add(transaction, to: &builder)
        #expect(builder.seal(includingOpen: false).flatMap(events) == transaction)
        // Stored in part: the next segment says that the part is void.
        let second = maker.transaction(2)
        try add(Array(second[..<2]), to: &builder)
        #expect(builder.seal(includingOpen: true).count == 1)
        builder.restart(source: source)
        var again = EventMaker()
        try started(&builder, &again)
        try add(second, to: &builder)
        let sealed = builder.seal(includingOpen: false)
        #expect(sealed.first?.index.discardsOpenTransaction == true)
        #expect(sealed.flatMap(events) == second)
    }

    @Test func aSegmentLiesWithinOneFile() throws {
        var builder = builder()
        var maker = EventMaker()
        try started(&builder, &maker)
        _ = builder.seal(includingOpen: false)
        try add(maker.transaction(1) + [maker.rotate("b.000002")], to: &builder)
        maker = EventMaker()
        try add([maker.artificialRotate("b.000002"), maker.formatDescription()] + maker.transaction(2), to: &builder)
        let segments = builder.seal(includingOpen: false)
        #expect(segments.count == 2)
        #expect(segments[0].index.end.file == BinlogPosition(file: "b.000002", offset: 4))
        #expect(segments[1].index.start.file == BinlogPosition(file: "b.000002", offset: 4))
        #expect(segments[1].index.transactions == 1)
    }

    @Test func heartbeatsMoveTheEndWithoutEvents() throws {
        var builder = builder()
        var maker = EventMaker()
        try started(&builder, &maker)
        _ = builder.seal(includingOpen: false)
        try add([maker.heartbeat(file, position: 70_000)], to: &builder)
        #expect(builder.position.file == BinlogPosition(file: file, offset: 70_000))
        let sealed = builder.seal(includingOpen: false)
        #expect(sealed.count == 1)
        #expect(sealed[0].events.isEmpty)
        try add([maker.heartbeat(file, position: 70_000)], to: &builder)
        #expect(builder.seal(includingOpen: false).isEmpty)
    }

    @Test func ddlAndIncidentsAreNamedWithTheirPlace() throws {
        var builder = builder()
        var maker = EventMaker()
        try started(&builder, &maker)
        _ = builder.seal(includingOpen: false)
        try add([maker.gtid(1, microseconds: 5), maker.query("RENAME TABLE t TO o.u")], to: &builder)
        let ddlEnd = maker.offset
        try add(maker.transaction(2, ["DELETE FROM t"]), to: &builder)
        try add([maker.gtid(3, microseconds: 7), maker.query("GRANT SELECT ON *.* TO u")], to: &builder)
        let index = try #require(builder.seal(includingOpen: false).first?.index)
        #expect(index.ddl.map(\.isTableDDL) == [true, false])
        #expect(index.ddl.first?.tables == [TableName(schema: "s", name: "t"), TableName(schema: "o", name: "u")])
        #expect(index.ddl.first?.end == BinlogPosition(file: file, offset: ddlEnd))
        #expect(index.ddl.first?.gtid?.description.hasSuffix(":1") == true)
        #expect(index.incidents.map(\.kind) == ["statement-format"])
        #expect(index.incidents.first?.time == Timestamp(microseconds: 2_000_000))
        #expect(index.transactions == 3)
    }

    @Test func anotherServerGoesOnByGTID() throws {
        var builder = builder()
        var maker = EventMaker()
        try started(&builder, &maker)
        try add(maker.transaction(1), to: &builder)
        let other = SourceIdentity(
            flavour: .mysql, serverUUID: "b", serverID: 2, hostname: "h", port: 2, version: "8.0.36")
        builder.restart(source: other)
        maker = EventMaker()
        try add(
            [maker.artificialRotate("other.000007"), maker.formatDescription()] + maker.transaction(2), to: &builder)
        let segments = builder.seal(includingOpen: false)
        #expect(segments.map(\.index.source.serverUUID) == ["a", "b"])
        #expect(segments.last?.index.start.file?.file == "other.000007")
        #expect(segments.last?.index.end.gtids.description.hasSuffix(":1-2") == true)
        #expect(segments.allSatisfy { $0.index.run == "r" })
    }

    @Test func offsetsGrowBeyond32Bits() throws {
        let position = LogPosition(file: BinlogPosition(file: file, offset: 0xFFFF_FF00))
        var builder = builder(position)
        var maker = EventMaker()
        try add([maker.artificialRotate(file, position: 0xFFFF_FF00)], to: &builder)
        var header = EventMaker()
        var description = header.formatDescription()
        description.replaceSubrange(13..<17, with: [0, 0, 0, 0])
        try add([description], to: &builder)
        for number in 1...4 { try add(maker.transaction(Int64(number)), to: &builder) }
        #expect(maker.offset > 0xFFFF_FFFF)
        #expect(builder.position.file?.offset == maker.offset)
    }
}
