import Core
import Engine
import TestKit
import Testing

@Suite("The order of loading")
struct LoadScheduleTests {
    private static func table(
        _ name: String, bytes: UInt64, chunks: Int, changed: Int = 0, indexes: Bool = false
    ) -> LoadSchedule.Table {
        LoadSchedule.Table(
            name: TableName(schema: "s", name: name), bytes: bytes, chunks: chunks, changedStreams: changed,
            hasIndexes: indexes)
    }

    private static func task(_ table: Int, _ step: LoadSchedule.Step) -> LoadSchedule.Task {
        LoadSchedule.Task(table: table, step: step)
    }

    @Test func largestTablesComeFirstAndIndexesAsSoonAsRowsAreThere() {
        var schedule = LoadSchedule([
            Self.table("small", bytes: 1, chunks: 1, indexes: true), Self.table("empty", bytes: 0, chunks: 0),
            Self.table("large", bytes: 9, chunks: 2, changed: 2, indexes: true),
        ])
        #expect(schedule.next() == .task(Self.task(2, .chunk(0))))
        #expect(schedule.next() == .task(Self.task(2, .chunk(1))))
        schedule.done(Self.task(2, .chunk(1)))
        // The other chunk still runs: what changed waits for it.
        #expect(schedule.next() == .task(Self.task(0, .chunk(0))))
        schedule.done(Self.task(2, .chunk(0)))
        #expect(schedule.next() == .task(Self.task(2, .changed)))
        #expect(schedule.next() == .task(Self.task(2, .changed)))
        #expect(schedule.next() == .wait)
        schedule.done(Self.task(0, .chunk(0)))
        #expect(schedule.next() == .task(Self.task(0, .indexes)))
        schedule.done(Self.task(2, .changed))
        #expect(schedule.next() == .wait)
        schedule.done(Self.task(2, .changed))
        #expect(schedule.next() == .task(Self.task(2, .indexes)))
        schedule.done(Self.task(0, .indexes))
        #expect(schedule.next() == .wait)
        schedule.done(Self.task(2, .indexes))
        #expect(schedule.next() == .finished)
    }

    @Test func aConnectionStaysWithItsTableWhileItIsAlone() {
        var schedule = LoadSchedule([
            Self.table("a", bytes: 10, chunks: 10), Self.table("b", bytes: 8, chunks: 8),
        ])
        #expect(schedule.next() == .task(Self.task(0, .chunk(0))))
        #expect(schedule.next() == .task(Self.task(1, .chunk(0))))
        for chunk in 1..<8 {
            schedule.done(Self.task(0, .chunk(chunk - 1)))
            #expect(schedule.next(after: 0) == .task(Self.task(0, .chunk(chunk))))
            schedule.done(Self.task(1, .chunk(chunk - 1)))
            #expect(schedule.next(after: 1) == .task(Self.task(1, .chunk(chunk))))
        }
        // The smaller table is done: its connection helps with what is left.
        schedule.done(Self.task(1, .chunk(7)))
        #expect(schedule.next(after: 1) == .task(Self.task(0, .chunk(8))))
    }

    @Test func aTableThatWouldEndLastGetsMoreConnections() {
        var schedule = LoadSchedule([
            Self.table("huge", bytes: 100, chunks: 50), Self.table("small", bytes: 10, chunks: 1),
        ])
        #expect(schedule.next() == .task(Self.task(0, .chunk(0))))
        #expect(schedule.next() == .task(Self.task(0, .chunk(1))))
        #expect(schedule.next() == .task(Self.task(0, .chunk(2))))
    }

    @Test func nothingIsFinishedAtOnce() {
        var schedule = LoadSchedule([])
        #expect(schedule.next() == .finished)
        schedule = LoadSchedule([Self.table("empty", bytes: 0, chunks: 0)])
        #expect(schedule.next() == .finished)
    }

    /// Whatever the tables and whoever is done first: every step comes once, in its table's order.
    @Test(arguments: 0..<50) func everyStepComesOnce(seed: Int) throws {
        var random = SeededGenerator(seed: UInt64(seed))
        let tables = (0..<Int.random(in: 1...8, using: &random)).map {
            Self.table(
                "t\($0)", bytes: .random(in: 0...5, using: &random), chunks: .random(in: 0...4, using: &random),
                changed: .random(in: 0...3, using: &random), indexes: .random(using: &random))
        }
        var schedule = LoadSchedule(tables)
        var running: [LoadSchedule.Task] = []
        var ended: [LoadSchedule.Task] = []
        for _ in 0..<1_000 {
            let answer = running.count < 3 ? schedule.next() : .wait
            switch answer {
            case .task(let task):
                running.append(task)
                let before = ended.filter { $0.table == task.table }.count
                let own = running.filter { $0.table == task.table }
                if case .chunk = task.step { continue }
                #expect(own.allSatisfy { $0 == task }, "\(task) runs beside \(own)")
                #expect(before >= tables[task.table].chunks)
            case .wait:
                try #require(!running.isEmpty)
                let task = running.remove(at: .random(in: running.indices, using: &random))
                schedule.done(task)
                ended.append(task)
            case .finished:
                #expect(running.isEmpty)
                let others = ended.filter { $0.step != .changed }
                #expect(Set(others).count == others.count)
                #expect(
                    ended.count
                        == tables.reduce(0) { $0 + $1.chunks + $1.changedStreams + ($1.hasIndexes ? 1 : 0) })
                return
            }
        }
        Issue.record("the schedule does not end: \(tables)")
    }
}
