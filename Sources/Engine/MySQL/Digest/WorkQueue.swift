/// Items handed out to several tasks, each once, in order.
actor WorkQueue<Item: Sendable> {
    private var items: ArraySlice<Item>

    init(_ items: [Item]) { self.items = items[...] }

    func next() -> Item? { items.popFirst() }
}
