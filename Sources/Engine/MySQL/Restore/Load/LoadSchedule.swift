package import Core

/// The order of loading: largest tables first, a table's indexes as soon as its rows are there, so that the longest of
/// them is not left over for one connection at the end.
///
/// A connection stays with its table while it is alone on it: rows that go to the end of one tree from one connection
/// cost a server less than rows from several. Only where a table has so much left that it would be the last to end does
/// a second connection join.
package struct LoadSchedule: Sendable {
    /// What there is to do for one table.
    package struct Table: Sendable {
        package let name: TableName
        /// Of the base's rows, for the order of tables.
        package let bytes: UInt64
        package let chunks: Int
        /// How many connections write, when all chunks are done, the rows that the log has changed.
        package let changedStreams: Int
        /// Indexes follow all rows.
        package let hasIndexes: Bool

        package init(name: TableName, bytes: UInt64, chunks: Int, changedStreams: Int, hasIndexes: Bool) {
            self.name = name
            self.bytes = bytes
            self.chunks = chunks
            self.changedStreams = changedStreams
            self.hasIndexes = hasIndexes
        }
    }

    package enum Step: Sendable, Hashable {
        /// By its place among the table's chunks.
        case chunk(Int)
        case changed
        case indexes
    }

    /// A step of a table, by the table's place among those given.
    package struct Task: Sendable, Hashable {
        package let table: Int
        package let step: Step

        package init(table: Int, step: Step) {
            self.table = table
            self.step = step
        }
    }

    package enum Answer: Sendable, Hashable {
        case task(Task)
        /// Nothing can be begun until something that runs has ended.
        case wait
        case finished
    }

    private struct State {
        let table: Table
        var begun = 0
        var running = 0
        var changedStreams: Int
        var runningChanged = 0
        var needsIndexes: Bool

        var hasChunks: Bool { begun < table.chunks }
        var rowsAreWritten: Bool { begun == table.chunks && running == 0 && changedStreams == 0 }
        var isDone: Bool { rowsAreWritten && !needsIndexes }

        /// Bytes that are left to be begun for each connection, were one more to join.
        var share: Double {
            Double(table.bytes) * Double(table.chunks - begun) / Double(table.chunks) / Double(running + 1)
        }
    }

    private var states: [State]
    /// Places of tables, largest first; those before `front` have been begun.
    private let order: [Int]
    private var front = 0
    /// Tables that have been begun and have chunks left.
    private var open: [Int] = []
    /// Tables whose chunks have all been begun, and that are not done.
    private var closing: [Int] = []

    package init(_ tables: [Table]) {
        states = tables.map { State(table: $0, changedStreams: $0.changedStreams, needsIndexes: $0.hasIndexes) }
        order = tables.indices.sorted { (tables[$1].bytes, tables[$0].name) < (tables[$0].bytes, tables[$1].name) }
        skipWithoutChunks()
    }

    /// What a connection is to do that has just worked on the table at the place `last`.
    package mutating func next(after last: Int? = nil) -> Answer {
        for place in closing {
            let state = states[place]
            if state.changedStreams > 0, state.running == state.runningChanged {
                states[place].changedStreams -= 1
                states[place].runningChanged += 1
                return begin(.changed, of: place)
            }
            if state.needsIndexes, state.rowsAreWritten {
                states[place].needsIndexes = false
                return begin(.indexes, of: place)
            }
        }
        guard let place = tableForChunk(after: last) else { return closing.isEmpty ? .finished : .wait }
        return beginChunk(of: place)
    }

    private func tableForChunk(after last: Int?) -> Int? {
        if let last, states[last].hasChunks, states[last].running == 0 { return last }
        var best = front < order.count ? order[front] : nil
        for place in open where best.map({ states[place].share > states[$0].share }) ?? true { best = place }
        return best
    }

    private mutating func beginChunk(of place: Int) -> Answer {
        let chunk = states[place].begun
        if chunk == 0 {
            open.append(place)
            front += 1
        }
        states[place].begun += 1
        if !states[place].hasChunks {
            open.removeAll { $0 == place }
            closing.append(place)
        }
        let answer = begin(.chunk(chunk), of: place)
        skipWithoutChunks()
        return answer
    }

    package mutating func done(_ task: Task) {
        states[task.table].running -= 1
        if task.step == .changed { states[task.table].runningChanged -= 1 }
        if states[task.table].isDone { closing.removeAll { $0 == task.table } }
    }

    private mutating func begin(_ step: Step, of place: Int) -> Answer {
        states[place].running += 1
        return .task(Task(table: place, step: step))
    }

    /// Tables without chunks may have rows of the log, or indexes, all the same.
    private mutating func skipWithoutChunks() {
        while front < order.count, !states[order[front]].hasChunks {
            if !states[order[front]].isDone { closing.append(order[front]) }
            front += 1
        }
    }
}
