/// Lets workers through, or holds all of them between two transactions.
actor WorkloadGate {
    private var isOpen = true
    private var inside = 0
    private var held: [CheckedContinuation<Void, Never>] = []
    private var quiet: [CheckedContinuation<Void, Never>] = []

    /// Waits while the gate is closed, then counts the caller as inside.
    func enter() async {
        while !isOpen { await withCheckedContinuation { held.append($0) } }
        inside += 1
    }

    func leave() {
        inside -= 1
        guard inside == 0 else { return }
        for waiter in quiet { waiter.resume() }
        quiet = []
    }

    /// Closes the gate and waits until nobody is inside.
    func close() async {
        isOpen = false
        while inside > 0 { await withCheckedContinuation { quiet.append($0) } }
    }

    func open() {
        isOpen = true
        for waiter in held { waiter.resume() }
        held = []
    }
}
