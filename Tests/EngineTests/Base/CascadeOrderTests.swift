import Core
import Engine
import Repository
import Testing

@Suite struct CascadeOrderTests {
    private func name(_ table: String) -> TableName { TableName(schema: "s", name: table) }

    private func order(_ pairs: [(String, String)]) -> CascadeOrder {
        CascadeOrder(
            Set(pairs.map { CascadeEdge(child: name($0.0), parent: name($0.1)) }),
            folding: NameFolding(lowerCaseTableNames: "0"))
    }

    private func entry(_ table: String, low: UInt64, high: UInt64, after: UInt64? = nil) -> TableEntry {
        let position = LogPosition(file: BinlogPosition(file: "b.000001", offset: low))
        let end = BinlogPosition(file: "b.000001", offset: high)
        return TableEntry(
            manifest: TableManifest(
                name: name(table), createStatement: "", engine: "InnoDB", columns: [], exact: false, low: position,
                high: LogPosition(file: end)),
            low: position, high: end, after: after.map { BinlogPosition(file: "b.000001", offset: $0) })
    }

    @Test func childrenComeAfterTheirParents() {
        let order = order([("c", "p"), ("g", "c"), ("n", "p"), ("g", "q")])
        #expect(order.parents(of: name("p")).isEmpty)
        #expect(order.parents(of: name("g")) == [name("c"), name("q")])
        #expect(order.descendants(of: [name("p")]) == [name("c"), name("g"), name("n")])
        #expect(order.circles.isEmpty)
    }

    @Test func circlesHaveNoOrderAndThoseBelowThemDo() {
        let order = order([("a", "b"), ("b", "c"), ("c", "a"), ("t", "t"), ("d", "a"), ("a", "p")])
        #expect(order.circles == [[name("a"), name("b"), name("c")]])
        #expect(order.parents(of: name("a")) == [name("p")])
        #expect(order.parents(of: name("b")).isEmpty)
        #expect(order.parents(of: name("d")) == [name("a")])
        #expect(order.needsSnapshot(name("t")))
        #expect(!order.needsSnapshot(name("a")))
        #expect(order.parents(of: name("t")).isEmpty)
    }

    @Test func ancestorsAreThoseOfAllLevels() {
        let order = order([("a", "b"), ("b", "c"), ("t", "t"), ("d", "a")])
        #expect(order.ancestors(of: name("d")) == [name("a"), name("b"), name("c")])
        #expect(order.ancestors(of: name("t")) == [name("t")])
        #expect(order.ancestors(of: name("c")).isEmpty)
    }

    @Test func namesAreFolded() {
        let order = CascadeOrder(
            [CascadeEdge(child: TableName(schema: "S", name: "Child"), parent: TableName(schema: "s", name: "PARENT"))],
            folding: .folded)
        #expect(order.parents(of: name("child")) == [name("parent")])
        #expect(order.parents(of: TableName(schema: "S", name: "CHILD")) == [name("parent")])
    }

    @Test func whatWasReadBeforeItsParentWasFinishedIsReadAgain() {
        let order = order([("c", "p"), ("g", "c"), ("n", "p")])
        let inOrder = [
            name("p"): entry("p", low: 10, high: 20), name("c"): entry("c", low: 20, high: 30),
            name("g"): entry("g", low: 31, high: 40), name("n"): entry("n", low: 5, high: 60, after: 20),
        ]
        #expect(order.outOfOrder(inOrder).isEmpty)
        var late = inOrder
        late[name("p")] = entry("p", low: 10, high: 21)
        // The grandchild goes with the child: that one gets a new high.
        #expect(order.outOfOrder(late) == [name("c"), name("g"), name("n")])
        // Read already, but before the parent was read once more.
        var again = inOrder
        again[name("c")] = entry("c", low: 50, high: 55)
        #expect(order.outOfOrder(again) == [name("g")])
        // A parent that is gone cascades no more.
        var gone = late
        gone[name("p")]?.manifest = nil
        #expect(order.outOfOrder(gone).isEmpty)
    }
}
