package import Core

/// The order of loading: largest tables first, each with all connections; a table's indexes as soon as its rows are there,
/// so that the longest of them is not left over for one connection at the end.
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

        var rowsAreWritten: Bool { begun == table.chunks && running == 0 && changedStreams == 0 }
        var isDone: Bool { rowsAreWritten && !needsIndexes }
    }

    private var states: [State]
    /// Places of tables, largest first; those before `front` have no chunk left to be begun.
    private let order: [Int]
    private var front = 0
    /// Tables whose chunks have all been begun, and that are not done.
    private var closing: [Int] = []

    package init(_ tables: [Table]) {
        states = tables.map { State(table: $0, changedStreams: $0.changedStreams, needsIndexes: $0.hasIndexes) }
        order = tables.indices.sorted { (tables[$1].bytes, tables[$0].name) < (tables[$0].bytes, tables[$1].name) }
        advance()
    }

    package mutating func next() -> Answer {
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
        guard front < order.count else { return closing.isEmpty ? .finished : .wait }
        let place = order[front]
        let chunk = states[place].begun
        states[place].begun += 1
        let answer = begin(.chunk(chunk), of: place)
        advance()
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

    private mutating func advance() {
        while front < order.count, states[order[front]].begun == states[order[front]].table.chunks {
            // What runs is waited for, even where nothing follows it.
            closing.append(order[front])
            front += 1
        }
        closing.removeAll { states[$0].isDone }
    }
}
