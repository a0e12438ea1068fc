/// Events in the order of their places; a heap.
struct CascadeQueue {
    struct Item {
        let stream: Int
        let value: [UInt8]
        let event: CascadeEvent
    }

    private var items: [Item] = []

    mutating func add(_ item: Item) {
        items.append(item)
        var place = items.count - 1
        while place > 0 {
            let above = (place - 1) / 2
            if items[above].event.place <= items[place].event.place { return }
            items.swapAt(above, place)
            place = above
        }
    }

    /// Takes the earliest out.
    mutating func next() -> Item? {
        guard let first = items.first else { return nil }
        let last = items.removeLast()
        if items.isEmpty { return first }
        items[0] = last
        var place = 0
        while true {
            var least = place
            for below in [2 * place + 1, 2 * place + 2]
            where below < items.count && items[below].event.place < items[least].event.place {
                least = below
            }
            if least == place { return first }
            items.swapAt(least, place)
            place = least
        }
    }
}
