/// One kind of change a workload makes.
struct WorkloadOperation: Sendable {
    let name: String
    /// How often it is chosen beside the others.
    let weight: Int
    let run: @Sendable (inout WorkloadSession) async throws -> Void

    init(_ name: String, weight: Int = 10, _ run: @escaping @Sendable (inout WorkloadSession) async throws -> Void) {
        self.name = name
        self.weight = weight
        self.run = run
    }
}

extension [WorkloadOperation] {
    /// One operation, chosen by weight.
    func choose(_ random: inout SeededGenerator) -> WorkloadOperation {
        var rest = Int.random(in: 0..<reduce(0) { $0 + $1.weight }, using: &random)
        for operation in dropLast() {
            rest -= operation.weight
            if rest < 0 { return operation }
        }
        return self[count - 1]
    }
}
